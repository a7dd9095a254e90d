from locust import HttpUser, task


class Shopper(HttpUser):
    @task
    def index(self):
        self.client.get("/")
