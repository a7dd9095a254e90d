import contextlib

from app.store import store


def sync(items):
    for item in items:
        try:
            store.put(item)
        except:
            continue
        try:
            store.index(item)
        except (ValueError, Exception) as error:  # noqa: BLE001
            pass
    try:
        store.flush()
    except BaseException:
        ...
    with contextlib.suppress(Exception):
        store.close()
