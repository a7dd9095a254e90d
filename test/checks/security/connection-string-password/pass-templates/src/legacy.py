url = "mysql://app:%s@db.shop-internal.net/shop" % password
other = "mysql://app:{password}@db.shop-internal.net/shop".format(password=password)
