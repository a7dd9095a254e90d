def show_toolbar(request):
    return True


def staff_only(request):
    return request.user.is_staff


INSTALLED_APPS = ["shop"]
DEBUG_TOOLBAR_CONFIG = {"SHOW_TOOLBAR_CALLBACK": "shop.settings.show_toolbar"}
DEBUG_TOOLBAR_CONFIG["SHOW_TOOLBAR_CALLBACK"] = show_toolbar
OTHER_CONFIG = dict(SHOW_TOOLBAR_CALLBACK=staff_only)
