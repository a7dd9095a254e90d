from django.urls import include, path, re_path

urlpatterns = [
    path("orders/", include("orders.urls")),
    re_path(r"^healthz/?$", views.healthz),
]
