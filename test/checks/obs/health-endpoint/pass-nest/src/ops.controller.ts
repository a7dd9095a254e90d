import { Controller, Get } from '@nestjs/common';

@Controller('users')
export class UsersController {
  @Get()
  list() {}
}

@Controller({ path: 'health', version: '1' })
export class OpsController {
  @Get('live')
  live() {
    return 'ok';
  }
}
