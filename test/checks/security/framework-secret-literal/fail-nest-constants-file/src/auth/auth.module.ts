import { JwtModule } from '@nestjs/jwt';
import { jwtConstants } from './constants';

export const imports = [JwtModule.register({ global: true, secret: jwtConstants.secret })];
