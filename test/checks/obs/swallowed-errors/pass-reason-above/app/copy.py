import shutil


def store(source, target):
    shutil.copyfile(source, target)
    # Copy times and permissions too,
    # but it's ok if we can't.
    try:
        shutil.copystat(source, target)
    except Exception:  # pragma: no cover
        pass
