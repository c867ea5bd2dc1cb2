export const LIKELIHOOD = 'AAAAAAAAAAA=';
