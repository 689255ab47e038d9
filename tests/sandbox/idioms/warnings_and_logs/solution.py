import logging
import warnings

logger = logging.getLogger("shop")


def old():
    warnings.warn("use new() instead", DeprecationWarning)
    return 1


def sell(name):
    logger.info("sold %s", name)
    if name == "tea":
        logger.warning("tea is running out")
