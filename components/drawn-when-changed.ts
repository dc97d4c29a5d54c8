// A part of a long list that is drawn anew only when it is told something else. Nodes that are kept from an earlier drawing
// would do the same, and hold on to all that was drawn with them then.
import { Component } from 'preact';

/** To be extended by a component without hooks. */
export abstract class DrawnWhenChanged<Props extends object> extends Component<Props> {
  override shouldComponentUpdate(next: Readonly<Props>): boolean {
    const before = this.props as Readonly<Record<string, unknown>>;
    const after = next as Readonly<Record<string, unknown>>;
    // Asked of hundreds at each turn of the wheel: no lists are made for it.
    for (const name in after) if (after[name] !== before[name]) return true;
    return false;
  }
}
