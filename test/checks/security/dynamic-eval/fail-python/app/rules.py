from flask import request


def run():
    exec(compile(request.json["code"], "rule", "exec"))
    return eval("price * " + request.args["factor"])
