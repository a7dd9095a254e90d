NAME = "⁦a⁩"
