class Config:
    DEBUG_TB_ENABLED = True


class ProductionConfig(Config):
    DEBUG_TB_ENABLED = False
