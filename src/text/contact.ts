/** An e-mail address, or a telephone number that begins as one: with +, 0 or a bracket. A salary or a date is neither. */
export const reachable = /[\w.+-]+@[\w-]+\.[\w.]+|(?<![\d.,/-])(?:\+\d|\(\+?\d|0\d)[\d\s()./-]{5,}\d(?![\d-])/
