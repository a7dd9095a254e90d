from pathlib import Path

KEY = Path("/run/secrets/jwt_key").read_bytes()
