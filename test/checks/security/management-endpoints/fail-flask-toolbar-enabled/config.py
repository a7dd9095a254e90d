class Config:
    DEBUG_TB_ENABLED = True


class DevelopmentConfig(Config):
    DEBUG_TB_ENABLED = True
