from decouple import config

DB = config('DB_NAME')
KEY = config('SIGNING_KEY', default='')
