"""What the tests use of KuCoin's own SDK, whose import takes seconds."""

import warnings

with warnings.catch_warnings():  # it declares its models as pydantic 1 had it
    warnings.simplefilter("ignore")
    from kucoin_universal_sdk.api.client import DefaultClient
    from kucoin_universal_sdk.generate.account.account.model_get_futures_account_req import (
        GetFuturesAccountReqBuilder,
    )
    from kucoin_universal_sdk.generate.account.account.model_get_spot_account_list_req import (
        GetSpotAccountListReqBuilder,
    )
    from kucoin_universal_sdk.generate.spot.order.model_add_order_req import (
        AddOrderReq,
        AddOrderReqBuilder,
    )
    from kucoin_universal_sdk.generate.spot.order.model_add_order_test_req import (
        AddOrderTestReq,
        AddOrderTestReqBuilder,
    )
    from kucoin_universal_sdk.generate.spot.order.model_get_open_orders_req import (
        GetOpenOrdersReqBuilder,
    )
    from kucoin_universal_sdk.generate.spot.order.model_get_order_by_client_oid_req import (
        GetOrderByClientOidReqBuilder,
    )
    from kucoin_universal_sdk.generate.spot.order.model_get_order_by_order_id_req import (
        GetOrderByOrderIdReqBuilder,
    )
    from kucoin_universal_sdk.generate.spot.order.model_get_trade_history_req import (
        GetTradeHistoryReqBuilder,
    )
    from kucoin_universal_sdk.model.client_option import ClientOptionBuilder
    from kucoin_universal_sdk.model.common import RestError
    from kucoin_universal_sdk.model.transport_option import TransportOption

__all__ = [
    "AddOrderReq",
    "AddOrderReqBuilder",
    "AddOrderTestReq",
    "AddOrderTestReqBuilder",
    "ClientOptionBuilder",
    "DefaultClient",
    "GetFuturesAccountReqBuilder",
    "GetOpenOrdersReqBuilder",
    "GetOrderByClientOidReqBuilder",
    "GetOrderByOrderIdReqBuilder",
    "GetSpotAccountListReqBuilder",
    "GetTradeHistoryReqBuilder",
    "RestError",
    "TransportOption",
]
