# syntax=docker/dockerfile:1
FROM python:3.11-slim-bookworm AS build
COPY requirements/runtime.txt /tmp/runtime.txt
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r /tmp/runtime.txt

FROM python:3.11-slim-bookworm
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
RUN useradd --uid 10001 --no-create-home bot \
 && install -d -o bot -g bot -m 0700 /app/data
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY locales locales
COPY bot bot
USER 10001
VOLUME /app/data
HEALTHCHECK --interval=30s --timeout=10s --start-period=40s \
  CMD ["python", "-m", "bot", "health"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
