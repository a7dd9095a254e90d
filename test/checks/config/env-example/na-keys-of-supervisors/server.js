const isActivated = process.env.LISTEN_PID === String(process.pid);
const notify = process.env.NOTIFY_SOCKET;
const every = Number(process.env.WATCHDOG_USEC);
const isFirst = (process.env.NODE_APP_INSTANCE ?? '0') === '0';
