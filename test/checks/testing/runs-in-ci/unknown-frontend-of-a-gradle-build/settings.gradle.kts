include("ui")
