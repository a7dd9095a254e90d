REDIS = Redis.new(url: "rediss://default:{{fake:password}}@cache.shop-internal.net:6380/0")
