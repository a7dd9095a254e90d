SECRET_KEY = "only-for-laptops"
