"""Only one module places orders at exchanges, and only one service uses its port."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.exchanges._catalogue import CATALOGUE

PACKAGE = Path(bot.__path__[0])
TRADER = "exchanges/_trader.py"
EXECUTOR = "services/strategies/executor.py"
LIVE = "services/strategies/live.py"  # opens the key of a strategy for each call
PORT = "bot.domain.ports.trading"
CONSTANT = "TRADE"  # of an exchange file: facts about orders, with the call that places one
PLACING = "placing"  # the field of that constant with the call

# ccxt's unified methods, in both of its spellings, and its implicit ones of a writing verb.
UNIFIED = re.compile(
    r"(create|cancel|edit)(_\w+)?_orders?(_\w+)?|(create|cancel|edit)([A-Z]\w*)?Orders?([A-Z]\w*)?"
)
IMPLICIT = re.compile(
    r"\w*(post|put|patch|delete)_\w*(order|trade|position|algo|batch)\w*"
    r"|\w*(Post|Put|Patch|Delete)\w*(Order|Trade|Position|Algo|Batch)\w*"
)

# Of these, another guard test proves that they place nothing: tests/exchanges/test_catalogue.py
HARMLESS = {e.method for entry in CATALOGUE.values() for e in entry.dialect.endpoints}


def modules(package: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix(), ast.parse(path.read_text())


def names_in(tree: ast.Module) -> Iterator[str]:
    """Yield each used attribute and each string: ccxt can be called by either."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def without_the_constant(module: str, tree: ast.Module) -> ast.Module:
    """Return a module without the assignment of `TRADE`, if it is the file of an exchange."""
    if not re.fullmatch(r"exchanges/[^_/]\w*\.py", module):
        return tree
    kept = [node for node in tree.body if not assigns_the_constant(node)]
    return ast.Module(kept, type_ignores=[])


def assigns_the_constant(node: ast.stmt) -> bool:
    names = node.targets if isinstance(node, ast.Assign) else []
    return [ast.unparse(name) for name in names] == [CONSTANT]


def orders(name: str) -> bool:
    """Return whether a name is a method of ccxt that places or changes an order."""
    if name in HARMLESS:
        return False
    return bool(UNIFIED.fullmatch(name) or IMPLICIT.fullmatch(name))


def places_of_orders(package: Path) -> list[str]:
    return [
        f"{module}: {name}"
        for module, tree in modules(package)
        for name in names_in(without_the_constant(module, tree))
        if module != TRADER and orders(name)
    ]


def readers_of_the_constant(package: Path) -> set[str]:
    """Return the modules that can reach the facts about orders, by any of their names."""
    return {
        module
        for module, tree in modules(package / "exchanges")
        for node in ast.walk(tree)
        if reaches_the_constant(node)
    }


def reaches_the_constant(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        a_permission = ast.unparse(node.value) in {"Permission", "Step"}
        return node.attr in {PLACING, "trade"} or (node.attr == CONSTANT and not a_permission)
    if isinstance(node, ast.ImportFrom):
        return CONSTANT in {alias.name for alias in node.names}
    return isinstance(node, ast.Constant) and node.value in {CONSTANT, PLACING}


def functions_that_place(package: Path) -> list[str]:
    """Return the functions that use the call which places an order."""
    return [
        f"{module}: {function.name}"
        for module, tree in modules(package)
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr == PLACING
    ]


def imports_in(tree: ast.Module) -> Iterator[str]:
    """Yield the full names of imports, including modules imported by a string."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def users_of_the_port(package: Path) -> list[str]:
    return [
        module
        for module, tree in modules(package)
        if module not in {EXECUTOR, LIVE} and PORT in set(imports_in(tree))
    ]


def package_with(folder: Path, module: str, source: str) -> Path:
    file = folder / module
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source)
    return folder


def test_orders_are_placed_by_one_module() -> None:
    assert places_of_orders(PACKAGE) == []


def test_the_port_for_orders_is_used_by_one_service() -> None:
    assert users_of_the_port(PACKAGE) == []


def test_the_facts_about_orders_are_read_by_the_trader_alone() -> None:
    """The catalogue fills the field; the trader hands the facts to the modules of orders."""
    assert readers_of_the_constant(PACKAGE) == {"_trader.py", "_catalogue.py"}
    assert [m for m, tree in modules(PACKAGE) if uses_the_catalogue(m, tree)] == []


def uses_the_catalogue(module: str, tree: ast.Module) -> bool:
    private = "bot.exchanges._catalogue"
    return not module.startswith("exchanges/") and private in set(imports_in(tree))


def test_one_function_places_orders() -> None:
    assert functions_that_place(PACKAGE) == ["exchanges/_trader.py: _send"]


def test_the_constant_of_an_exchange_may_name_the_call(tmp_path: Path) -> None:
    placing = "Endpoint('POST', '/api/v3/order', 'private_post_order')"
    constant = f"TRADE = TradeDialect(placing={placing})"
    assert not places_of_orders(package_with(tmp_path / "a", "exchanges/kucoin.py", constant))
    assert places_of_orders(package_with(tmp_path / "b", "exchanges/_kucoin.py", constant))
    assert places_of_orders(package_with(tmp_path / "c", "services/kucoin.py", constant))
    other = f"{constant}\nMARKET = {placing}"
    assert places_of_orders(package_with(tmp_path / "d", "exchanges/kucoin.py", other))


@pytest.mark.parametrize(
    "source",
    [
        "await client.create_order('BTC/USDT', 'limit', 'buy', 1, 1)",
        "await client.createOrder('BTC/USDT', 'market', 'buy', 1)",
        "client.create_market_buy_order_with_cost",
        "client.cancel_all_orders()",
        "client.cancelOrders([])",
        "client.edit_limit_order()",
        "getattr(client, 'create_order')(1)",
        "Endpoint('POST', '/api/v3/order', 'private_post_order')",
        "Endpoint('DELETE', '/api/v3/openOrders', 'private_delete_openorders')",
        "Endpoint('POST', '/api/v5/trade/order', 'private_post_trade_order')",
        "client.privatePostTradeBatchOrders({})",
        "client.private_futures_post_settle_batch_orders({})",
        "client.contract_private_post_linear_swap_api_v1_swap_cross_lightning_close_position({})",
    ],
    ids=range(13),
)
def test_an_order_elsewhere_is_found(tmp_path: Path, source: str) -> None:
    elsewhere = package_with(tmp_path / "a", "exchanges/kucoin.py", source)
    assert places_of_orders(elsewhere)
    assert not places_of_orders(package_with(tmp_path / "b", TRADER, source))


@pytest.mark.parametrize(
    "source",
    [
        f"from {PORT} import Trader",
        f"import {PORT}",
        f"import {PORT} as port",
        "from bot.domain.ports import trading",
        f"if TYPE_CHECKING:\n    from {PORT} import Trader",
        f"def later():\n    from {PORT} import Trader",
        f"import_module({PORT!r})",
    ],
    ids=range(7),
)
@pytest.mark.parametrize("module", ["handlers/strategies.py", "services/strategies/planner.py"])
def test_another_user_of_the_port_is_found(tmp_path: Path, module: str, source: str) -> None:
    assert users_of_the_port(package_with(tmp_path / "a", module, source)) == [module]
    assert not users_of_the_port(package_with(tmp_path / "b", EXECUTOR, source))


def test_harmless_probes_and_words_are_no_orders() -> None:
    assert not orders("private_spot_delete_orders_order_id")  # Gate: of an order that is none
    assert not orders("fetch_open_orders")
    assert not orders("private_get_openorders")
    assert not orders("cancels an order that does not exist")


def test_the_names_are_ccxts() -> None:
    """The pattern finds the methods of ccxt that place, change or cancel orders."""
    ccxt = pytest.importorskip("ccxt.async_support")
    unified = {
        name
        for name in dir(ccxt.Exchange)
        if re.match(r"(create|cancel|edit)_\w*order", name) and not name.endswith("_request")
    }
    assert len(unified) > 40
    assert {name for name in unified if not orders(name)} == set()
