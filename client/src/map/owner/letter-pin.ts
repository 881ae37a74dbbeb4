import { type CanvasImage, canvasImage } from './canvas-image.ts';

const WIDTH = 36;
const HEIGHT = 46;
const RADIUS = 15;
const CENTRE = WIDTH / 2;
const TOP = 3 + RADIUS;
/** The action colour: what stands there is a proposal, and nothing of the town's yet. */
const BLUE = '#0017c1';

/** A pin with a letter, whose point is the middle of its lower edge: outlined and dashed, or filled where it is chosen. */
export function letterPin(letter: string, isChosen: boolean): CanvasImage {
  return canvasImage(WIDTH, HEIGHT, (context) => {
    context.beginPath();
    context.moveTo(CENTRE, HEIGHT - 3);
    context.arc(CENTRE, TOP, RADIUS, Math.PI * 0.8, Math.PI * 2.2);
    context.closePath();
    context.lineWidth = 6;
    context.lineJoin = 'round';
    context.strokeStyle = '#fff';
    context.stroke();
    context.fillStyle = isChosen ? BLUE : '#fff';
    context.fill();
    context.lineWidth = 2.5;
    context.strokeStyle = BLUE;
    context.setLineDash(isChosen ? [] : [4, 2.5]);
    context.stroke();
    context.fillStyle = isChosen ? '#fff' : BLUE;
    context.font = `700 ${letter.length === 1 ? 17 : 13}px "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", Meiryo, sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(letter, CENTRE, TOP + 1);
  });
}
