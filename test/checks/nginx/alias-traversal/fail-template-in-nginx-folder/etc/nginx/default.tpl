server {
  listen 8080;
  location ~ ^/favicon.ico$ {
    alias /app/cache/static/favicon.ico;
  }
  location ${WEB_PREFIX}/media {
    alias /app/data/media/;
  }
}
