import os


RATE = 2  # ‮⁦per cent⁩
