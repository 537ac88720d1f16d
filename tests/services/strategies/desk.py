"""A process that trades on a real database, with prices that a test sets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import insert, select, update

from bot.domain.availability import Availability
from bot.domain.notice.matters import Matter
from bot.domain.ports.strategies import Confirmation
from bot.domain.strategies.group import TradeGroup
from bot.domain.strategies.ladder import PRESETS, RiskLevel
from bot.domain.strategies.plan import plan_of
from bot.domain.strategies.plan_values import plan_values
from bot.domain.strategies.starting import StartRefusal, StartRefusedError
from bot.domain.strategies.strategy import Strategy, StrategyMode
from bot.domain.strategies.watch import TradingConditions
from bot.services.balances import AccountReader
from bot.services.key_access import KeyAccess
from bot.services.strategies.disturbances import Disturbances
from bot.services.strategies.engine import TradingEngine
from bot.services.strategies.executors import Executors
from bot.services.strategies.known_runs import KnownRuns
from bot.services.strategies.live import LiveOrders
from bot.services.strategies.pricing import PriceWatch
from bot.services.strategies.progress import StrategyProgress
from bot.services.strategies.proposal import Proposal
from bot.services.strategies.refusals import RefusalDesk
from bot.services.strategies.role import TradingRole
from bot.storage.connections.rows import values_of
from bot.storage.connections.store import SqlConnectionStore
from bot.storage.engine.database import Database
from bot.storage.engine.leadership import LEASE, Leadership
from bot.storage.schema.tables import CONNECTIONS, NOTICES, SEALED, STRATEGY_EVENTS, TRADE_GROUPS
from bot.storage.strategies.events import SqlStrategyEvents
from bot.storage.strategies.groups import SqlGroups
from bot.storage.strategies.runs import SqlRuns
from bot.storage.strategies.stops import SqlTradingStops
from bot.storage.strategies.strategies import SqlStrategies
from tests.domain.strategies.market import RULES
from tests.fakes.balances import BalancesInMemory, coin
from tests.fakes.keys import FakeProber, FakeVault
from tests.fakes.markets import MarketsInMemory
from tests.fakes.values import connected
from tests.services.strategies.gateway import GatewayInMemory

OWNER = 7_000_000_001
START = 1_790_000_000.0  # seconds


@dataclass
class Clock:
    """One clock for all processes of a test, in seconds."""

    now: float = START

    def __call__(self) -> float:
        return self.now

    def moment(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)


class Desk:
    """One process. `markets` and `clock` are shared by those of a test."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        markets: MarketsInMemory,
        groups: SqlGroups | None = None,
        gateway: GatewayInMemory | None = None,
        runs: SqlRuns | None = None,
        *,
        live: bool = True,
    ) -> None:
        self.database, self.clock, self.markets = database, clock, markets
        self.availability, self.off = Availability(), False
        self.runs = runs or SqlRuns(database)
        self.strategies = SqlStrategies(database, clock.moment)
        self.groups = groups or SqlGroups(database, clock.moment)
        self.stops = SqlTradingStops(database, clock.moment)
        self.gateway = gateway or GatewayInMemory(clock)
        self.orders = LiveOrders(
            gateways=self.gateway,
            access=KeyAccess(vault=FakeVault(), prober=FakeProber()),
            connections=SqlConnectionStore(database),
            allowed=live,
        )
        self.checked: list[int] = []  # people whose keys were asked to be checked
        self.matters: list[Matter] = []  # of which operators were notified
        self.history = SqlStrategyEvents(database)
        self.rules_known = True  # where accounts are compared
        self.balances = BalancesInMemory(dict.fromkeys(("BTC", "ETH", "USDT"), coin("1000000")))
        self.accounts = AccountReader(
            access=self.orders.access,
            store=self.orders.connections,
            balances=self.balances,
            markets=markets,
            clock=clock.moment,
            pause=0.0,
        )
        self.disturbances = Disturbances(
            runs=self.runs,
            store=self.strategies,
            history=self.history,
            accounts=self.accounts,
            rules=lambda _exchange, _pair: RULES if self.rules_known else None,
            clock=clock,
        )
        role = Leadership(database, "trading", clock.moment)
        self.role = TradingRole(role, LEASE.total_seconds(), clock, clock)
        progress = StrategyProgress(self.runs, self.strategies, self.groups, clock, live=live)
        self.engine = TradingEngine(
            known=KnownRuns(self.runs),
            progress=progress,
            prices=PriceWatch(self.strategies, markets, clock),
            executors=Executors(
                groups=self.groups,
                markets=markets,
                lease=self.role,
                clock=clock,
                live=self.orders,
                refusals=RefusalDesk(
                    check=self._check,
                    notify=self._notify,
                    clock=clock.moment,
                    suspect=self.disturbances.suspect,
                ),
                outdated=progress.hold_outdated,
                elapsed=clock,
            ),
            markets=markets,
            conditions=self.conditions,
            lease=self.role,
            clock=clock,
        )

    async def _check(self, owner: int, _: datetime) -> None:
        self.checked.append(owner)

    async def _notify(
        self,
        matter: Matter,
        about: str,  # noqa: ARG002  # the service has it
        at: datetime,  # noqa: ARG002
        *,
        exchange: str | None = None,  # noqa: ARG002
    ) -> None:
        self.matters.append(matter)

    async def conditions(self) -> TradingConditions:
        stops = await self.stops.current()
        return TradingConditions(availability=self.availability, stops=stops, off=self.off)

    async def step(self) -> None:
        """Do what the loop does in one round."""
        if await self.role.take():
            self.engine.start()
        if self.role.until() is not None:
            await self.engine.step()
            await self.engine.idle()
            self.disturbances.look(self.engine)
            await self.disturbances.idle()

    async def at(self, price: str | float, *, steps: int = 4, apart: float = 1.0) -> None:
        """Set a price and do some rounds."""
        for _ in range(steps):
            self.clock.now += apart
            self.markets.set(str(price))
            await self.step()

    async def groups_stored(self) -> Sequence[TradeGroup]:
        query = select(TRADE_GROUPS.c.strategy, TRADE_GROUPS.c.number).order_by(
            TRADE_GROUPS.c.number
        )
        async with self.database.read() as c:
            keys = (await c.execute(query)).all()
        return [await self.groups.group(*key) for key in keys]

    async def events(self) -> list[str]:
        async with self.database.read() as c:
            query = select(STRATEGY_EVENTS.c.kind)
            return list(await c.scalars(query.order_by(STRATEGY_EVENTS.c.at)))

    async def notices(self) -> list[str]:
        async with self.database.read() as c:
            found = await c.scalars(select(NOTICES.c["values"]).order_by(NOTICES.c.at))
            return [values["event"] for values in found]


async def connect(
    database: Database, connection_id: str = "c1", exchange: str = "kucoin", blob: bytes = b"sealed"
) -> None:
    """Store an Online connection; its key opens to its id."""
    connection = connected(connection_id, owner=OWNER, exchange=exchange)
    connection = replace(connection, account="a1")
    values = values_of(connection, fingerprint=connection_id.encode(), version=1)
    async with database.write() as c:
        await c.execute(insert(CONNECTIONS).values(values))
        await c.execute(insert(SEALED).values(connection_id=connection_id, blob=blob, kid=1, ver=1))


async def change_connection(database: Database, **values: object) -> None:
    """Change the stored connection as the watch does, with its version."""
    async with database.write() as c:
        await c.execute(update(CONNECTIONS).values(**values, version=CONNECTIONS.c.version + 1))


async def no_money(owner: int, proposal: Proposal) -> None:  # noqa: ARG001
    """Refuse to raise what a strategy can lose of real money."""
    raise StartRefusedError(StartRefusal.TOO_LITTLE)


async def start(
    desk: Desk,
    level: RiskLevel = RiskLevel.MEDIUM,
    name: str = "s1",
    mode: StrategyMode = StrategyMode.PAPER,
    connection: str = "c1",
    pair: str = "BTC/USDT",
) -> Strategy:
    """Start a strategy with a limit of 300."""
    plan = plan_of(PRESETS[level], Decimal(300))
    strategy = Strategy(name, mode)
    sheet = {"exchange": "kucoin", "name": connection, "account": "a1"}
    confirmed = Confirmation(connection, OWNER, pair, plan_values(plan), sheet, desk.clock.moment())
    await desk.strategies.start(strategy, confirmed)
    return strategy
