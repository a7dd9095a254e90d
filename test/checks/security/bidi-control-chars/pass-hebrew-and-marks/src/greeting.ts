export const greeting = 'שלום‏, مرحبا‎!';
