import { ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { Component, type ReactNode } from "react";
import { InternalErrorScreen } from "./components/InternalErrorScreen.tsx";
import { Screens } from "./screens/Screens.tsx";
import { SessionContext, useSession } from "./store/session-context.ts";
import { faultPlace } from "./store/fault-place.ts";
import type { SessionStore } from "./store/session-store.ts";
import { theme } from "./theme.ts";

interface AppProps {
  readonly store: SessionStore;
  /** Of the page's content security policy; the style elements of the components carry it. */
  readonly nonce: string;
}

// Not the body: the components then leave its scrolling alone, which they would set without a nonce.
const layer = () => document.getElementById("layer") ?? document.body;

export function App({ store, nonce }: AppProps) {
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      csp={{ nonce }}
      getPopupContainer={layer}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <SessionContext value={store}>
        <BreakdownBoundary onError={store.breakDown}>
          <WholeOrBroken />
        </BreakdownBoundary>
      </SessionContext>
    </ConfigProvider>
  );
}

function WholeOrBroken() {
  const broken = useSession((session) => session.broken);
  return broken === null ? <Screens /> : <InternalErrorScreen place={broken} />;
}

interface BoundaryProps {
  readonly onError: (error: unknown) => void;
  readonly children: ReactNode;
}

/** React asks for a class here. A screen that can't be drawn is a bug like any other. */
class BreakdownBoundary extends Component<BoundaryProps, { readonly place: string | null }> {
  override state = { place: null as string | null };

  static getDerivedStateFromError(error: unknown) {
    return { place: faultPlace(error) };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    const { place } = this.state;
    return place === null ? this.props.children : <InternalErrorScreen place={place} />;
  }
}
