import { BOOT_SCRIPT } from './scripts.js';

eval(BOOT_SCRIPT);
