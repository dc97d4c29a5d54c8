// A part of a long list that is drawn anew only when it is told something else. Nodes that are kept from an earlier drawing
// would do the same, and hold on to all that was drawn with them then.
import { Component } from 'preact';

/** To be extended by a component without hooks. */
export abstract class DrawnWhenChanged<Props extends object> extends Component<Props> {
  override shouldComponentUpdate(next: Readonly<Props>): boolean {
    const before = this.props as Readonly<Record<string, unknown>>;
    return Object.entries(next).some(([name, value]) => value !== before[name]);
  }
}
