async def handle(requests, time):
    time.sleep(1)
    return requests.get("id")
