RLO = "\u202e"
