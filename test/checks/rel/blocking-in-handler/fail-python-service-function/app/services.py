import subprocess
from time import sleep
from urllib.request import urlopen


class Thumbnails:
    async def make(self, path):
        subprocess.run(["convert", path], check=True)
        sleep(0.5)
        return urlopen("https://example.com/done").read()
