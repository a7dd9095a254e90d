from django.urls import include, path

urlpatterns = [
    path("orders/", include("orders.urls")),
    path("ht/", include("health_check.urls")),
]
