import yaml


def read(data):
    a = yaml.load(data, Loader=yaml.SafeLoader)
    b = yaml.load(data, Loader=yaml.CSafeLoader)
    c = yaml.load(data, Loader=yaml.UnsafeLoader)
    return a, b, c
