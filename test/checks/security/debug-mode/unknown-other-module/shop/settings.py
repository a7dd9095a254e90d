from shop.flags import flags

DEBUG = flags.debug
