import { Button, Empty } from "antd";
import { useCallback, useEffect, useState } from "react";
import type { MovableCopyView, MoveOffer } from "../../../contract/journal-answers.ts";
import { Heading } from "../../components/Heading.tsx";
import { RefusalNote } from "../../components/RefusalNote.tsx";
import { RehearsalMark } from "../../components/RehearsalMark.tsx";
import { useSessionStore } from "../../store/session-context.ts";
import { useAsking } from "../../store/use-asking.ts";
import { MovableTable } from "./MovableTable.tsx";
import { MoveMeetingDialog } from "./MoveMeetingDialog.tsx";

/** 在备用电脑上继续: the mirrors that another station has left on the sticks, and the choice of one. */
export function MoveMeetingScreen({ meetingId }: { readonly meetingId: string }) {
  const store = useSessionStore();
  const { busy, refusal, ask } = useAsking();
  const [offer, setOffer] = useState<MoveOffer | null>(null);
  const [chosen, setChosen] = useState<MovableCopyView | null>(null);
  const look = useCallback(() => {
    void ask(() => store.desk["journal.findToMove"]({ meetingId })).then((found) => {
      if (found) setOffer(found);
    });
  }, [ask, store, meetingId]);
  useEffect(look, [look]);
  return (
    <main className="home">
      <div className="home-inner">
        <Heading
          title="在备用电脑上继续"
          hint="原来的评审电脑坏了，本机接着它的U盘副本开会。插入那个U盘，核对最后一条和内容，再点“用它继续”。"
        >
          <Button onClick={look} loading={busy}>
            重新查找
          </Button>
          <Button onClick={() => store.move(null)}>返回首页</Button>
        </Heading>
        <RefusalNote refusal={refusal} />
        {offer ? (
          <section className="panel" aria-labelledby="movable-copies">
            <h2 id="movable-copies">{offer.title}</h2>
            {offer.copies.length === 0 ? (
              <Empty description="没有找到本次会议的U盘副本。请插入原来那台电脑一直插着的U盘，再点“重新查找”。" />
            ) : (
              <MovableTable offer={offer} onChoose={setChosen} />
            )}
          </section>
        ) : refusal ? null : (
          <p className="hint">正在读取U盘……</p>
        )}
        <WhatFollows />
      </div>
      {offer?.kind === "rehearsal" ? <RehearsalMark /> : null}
      {offer && chosen ? (
        <MoveMeetingDialog offer={offer} copy={chosen} onCancel={() => setChosen(null)} />
      ) : null}
    </main>
  );
}

function WhatFollows() {
  return (
    <section className="panel" aria-labelledby="what-follows">
      <h2 id="what-follows">转到本机以后</h2>
      <ul className="what-follows">
        <li>
          已有的评分、结论、材料意见和计票都在。最后一条之后办理的事项，请对照纸质记录重新办理。
        </li>
        <li>每个人在本机重新签到、设新的 PIN；原来的 PIN 在本机上不能用。</li>
        <li>主任委员核对后点“复会”，会议才继续。没有计票的那一轮表决作废，重新投票。</li>
        <li>请在页面上方重新选定U盘副本，可以用同一个U盘，原来的副本不会改动。</li>
        <li>阅读笔记和没有提交的评分草稿留在原来的电脑上，本机读不到。</li>
        <li>从哪台电脑、哪一条接着开，原因和谁复会，都记入会议日志、会议记录和评审结果。</li>
      </ul>
    </section>
  );
}
