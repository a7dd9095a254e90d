THIRD_PARTY_APPS = ["storages"]
THIRD_PARTY_APPS.append("debug_toolbar")
INSTALLED_APPS = ["shop"] + THIRD_PARTY_APPS
