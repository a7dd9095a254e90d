import logging

from app.store import store


def show(key):
    try:
        return store.get(key)
    except KeyError:
        return None


def save(key, value):
    try:
        store.put(key, value)
    except Exception:
        logging.exception("not saved")
        raise


def drop(key):
    try:
        store.delete(key)
    except Exception:
        pass
