// Public by design: restricted by the referring site.
export const stripe = 'pk_live_51HxYzAbCdEfGhIjKlMnOpQrSt';
