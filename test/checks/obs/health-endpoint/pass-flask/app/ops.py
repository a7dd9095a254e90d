from flask import Blueprint

bp = Blueprint("ops", __name__, url_prefix="/api")


@bp.route("/users")
def users():
    return []


@bp.route("/status", methods=["GET"])
def status():
    return {"ok": True}
