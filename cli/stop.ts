/** Ends the command with a sentence for the person at the keyboard. */
export class Stop extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Stop';
  }
}
