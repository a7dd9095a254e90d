import StatusPage from './status-page.js';

export const pages = [{ path: '/admin/status', title: 'Status', component: StatusPage }];
