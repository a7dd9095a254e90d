try:
    import orjson as json
except ImportError:
    pass


def close(client):
    try:
        client.close()
    except Exception:
        # The process ends here anyway, and the server drops the session.
        pass
