import { JwtModule } from '@nestjs/jwt';

export const jwt = JwtModule.registerAsync({
  useFactory: (config) => ({ secret: config.get('JWT_SECRET', 'development-secret') }),
});
