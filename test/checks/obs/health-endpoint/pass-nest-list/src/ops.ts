import { Controller, Get } from '@nestjs/common';

@Controller(['health', 'healthz'])
export class Ops {
  @Get()
  ok() {}
}
