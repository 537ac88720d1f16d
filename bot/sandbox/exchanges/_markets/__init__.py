"""The public markets of the sandbox exchanges: lists of pairs, prices, candles."""
