from decouple import config
