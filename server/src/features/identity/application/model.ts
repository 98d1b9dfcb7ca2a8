/** A registered program as its company looks after it. */
export interface RegisteredProgram {
  readonly clientId: string;
  readonly displayName: string;
  readonly isPublic: boolean;
  readonly requiresPkce: boolean;
  readonly redirectUris: readonly string[];
  readonly createdAt: Date;
  readonly secrets: readonly ProgramSecret[];
}

export interface ProgramSecret {
  readonly secretId: string;
  /** Its first characters, to tell secrets apart. */
  readonly hint: string;
  readonly createdAt: Date;
  /** Null: does not run out. */
  readonly expiresAt: Date | null;
}

export interface ProgramDetails {
  readonly displayName: string;
  readonly redirectUris: readonly string[];
  readonly requiresPkce: boolean;
}
