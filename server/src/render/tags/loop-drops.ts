import { Drop, type Value } from '../../semantics/values.ts';

/** `forloop`. */
export class ForLoop extends Drop {
  readonly className = 'Liquid::ForloopDrop';
  turn = 0;

  constructor(
    private readonly name: string,
    private readonly length: number,
    private readonly parent: ForLoop | null,
  ) {
    super();
  }

  read(name: string): Value {
    return name === 'parentloop'
      ? this.parent
      : name === 'name'
        ? this.name
        : readPosition(name, this.turn, this.length);
  }
}

/** `tablerowloop`. */
export class TableRowLoop extends Drop {
  readonly className = 'Liquid::TablerowloopDrop';
  row = 1;
  column = 1;
  private turn = 0;

  constructor(
    private readonly length: number,
    private readonly columns: bigint,
  ) {
    super();
  }

  get endsRow(): boolean {
    return BigInt(this.column) === this.columns;
  }

  get isLast(): boolean {
    return this.turn === this.length - 1;
  }

  advance(): void {
    this.row += this.endsRow ? 1 : 0;
    this.column = this.endsRow ? 1 : this.column + 1;
    this.turn++;
  }

  read(name: string): Value {
    switch (name) {
      case 'row':
        return BigInt(this.row);
      case 'col':
        return BigInt(this.column);
      case 'col0':
        return BigInt(this.column - 1);
      case 'col_first':
        return this.column === 1;
      case 'col_last':
        return this.endsRow;
      default:
        return readPosition(name, this.turn, this.length);
    }
  }
}

function readPosition(name: string, turn: number, length: number): Value {
  switch (name) {
    case 'index':
      return BigInt(turn + 1);
    case 'index0':
      return BigInt(turn);
    case 'rindex':
      return BigInt(length - turn);
    case 'rindex0':
      return BigInt(length - turn - 1);
    case 'first':
      return turn === 0;
    case 'last':
      return turn === length - 1;
    case 'length':
      return BigInt(length);
    default:
      return null;
  }
}
