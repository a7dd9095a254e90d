from django.urls import path

from shop.views import health_check, robots_txt

urlpatterns = [path("robots.txt", robots_txt), path("", health_check)]
