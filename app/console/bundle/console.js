/* Licences of what is in here: LICENSES.txt */
function z(e,t){let o=Object.entries(t).flatMap(([s,r])=>[r].flat().map(a=>[s,a])).filter(([,s])=>s!==void 0&&s!=="");return`${e}?${new URLSearchParams(o)}`}function no({call:e,get:t,send:n}){let o=a=>(l,c,{isDry:d=!1,version:p,once:m}={})=>{let u={...p&&{"if-match":p},...m&&{"idempotency-key":m}};return n(a,d?z(l,{dry_run:!0}):l,c,u)},[s,r]=["POST","PATCH"].map(o);return{clients:(a,l)=>t(z("clients",a),l),client:async(a,l)=>wa(await e(ve(a),{signal:l})),createClient:a=>s("clients",a),changeClient:(a,l,c)=>r(ve(a),l,c),keys:async(a,l)=>(await t(`${ve(a)}/keys`,l)).data,issueKey:(a,l)=>s(`${ve(a)}/keys`,l),revokeKey:(a,{cancelQueued:l,isDry:c=!1})=>n("DELETE",z(`keys/${encodeURIComponent(a)}`,{cancel_queued:l,dry_run:c})),rotateKey:(a,l)=>s(`keys/${encodeURIComponent(a)}/rotate`,l),grant:(a,l,c)=>s(`${ve(a)}/credits`,l,c),entries:(a,l,c)=>t(z(`${ve(a)}/credits/entries`,l),c),entriesFile:a=>e(z(`${ve(a)}/credits/entries`,{format:"csv"})),generations:(a,l)=>t(z("generations",a),l),generation:(a,l)=>t(`generations/${encodeURIComponent(a)}`,l),refund:(a,l,c)=>s(`generations/${encodeURIComponent(a)}/refund`,l,c),giveVerdict:(a,l,c)=>s(`generations/${encodeURIComponent(a)}/verdict`,l,c),queue:a=>t("queue",a),steerQueue:(a,l,c)=>s(`queue/${a}`,l,c),usage:(a,l)=>t(z("usage",a),l),usageFile:a=>e(z("usage",{...a,format:"csv"})),auditLog:(a,l)=>t(z("audit-log",a),l)}}var ke=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),ve=e=>`clients/${encodeURIComponent(e)}`;async function wa(e){return{client:await e.json(),version:e.headers.get("etag")}}var ut=()=>new URL(".",location.href).href.replace(/\/$/,""),Ze=class extends Error{constructor(t,n,o=null){super(n.message),this.status=t,this.code=n.code,this.param=n.param??null,this.figures=n,this.retryAfter=o}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function pt(e,t){async function n(a,l={}){let c={...l.headers,authorization:`Bearer ${e}`},d;try{d=await fetch(a,{...l,headers:c})}catch(m){throw l.signal?.aborted?m:new Ze(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}if(d.ok)return d;let p=await ya(d);throw p.status===401&&t(p),p}let o=async(a,l)=>(await n(a,{signal:l})).json(),s=async(a,l,c,d={})=>{let p=c&&{headers:{...d,"content-type":"application/json"},body:JSON.stringify(c)};return(await n(l,{method:a,...p})).json()},r=(a,l)=>s("POST",a,l);return{call:n,currentKey:a=>o("keys/current",a),operate:no({call:n,get:o,send:s}),credits:a=>o("credits",a),prices:a=>o("prices",a),usage:(a,l)=>o(z("credits/usage",a),l),usageFile:a=>n(z("credits/usage",{...a,format:"csv"})),entries:(a,l)=>o(z("credits/entries",a),l),video:(a,l)=>o(fe(a),l),videos:(a,l)=>o(z("videos",a),l),cancel:a=>r(`${fe(a)}/cancel`),remove:async a=>(await n(fe(a),{method:"DELETE"})).json(),still:async(a,l)=>(await n(`${fe(a)}/content?variant=thumbnail`,{signal:l})).blob(),link:async(a,l)=>_a(a,await r(`${fe(a)}/links`,{expires_in:l})),create:(a,l)=>n("videos",{method:"POST",body:va(a,l)})}}var fe=e=>`videos/${encodeURIComponent(e)}`,_a=(e,t)=>`${fe(e)}/content${new URL(t.url).search}`;async function ya(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:n}=await e.json();return new Ze(e.status,n,t)}catch{let n=`A server between this page and Kinora answered ${e.status}.`;return new Ze(e.status,{code:null,message:n},t)}}function va(e,t){let n=new FormData;typeof t=="string"?n.append("image",t):n.append("image",t,t.name);for(let[o,s]of Object.entries(e))n.append(o,String(s));return n}var mt=["16:9","9:16","1:1"],ft=["1080p","720p"],$t=["8"];var oo=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var Xe=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),Ue=e=>Object.fromEntries(Object.keys(Xe).map(t=>[t,e[t]??Xe[t]])),so=e=>[...e.normalize("NFC").trim()].length;function an(e,t){let n=o=>o.fast_mode===t.fast_mode&&o.generate_audio===t.generate_audio&&o.seconds===t.seconds;return e?.data.find(n)?.credits??null}function ro(e,t){let n={};return t||(n.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(n.prompt="Say what happens in the film."),n}var ka=new Intl.NumberFormat("en"),Sa=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),et={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},h=e=>ka.format(e),I=e=>`${h(e)} ${e===1?"credit":"credits"}`,Se=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function Y(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var O=e=>Sa.format(typeof e=="number"?e*1e3:new Date(e));function de(e){return e<1e6?`${h(Math.ceil(e/1e3))} kB`:`${h(Math.round(e/1e5)/10)} MB`}function $e(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function ao(e){let t=e%100,n=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${h(e)}${n}`}var qe=e=>tt(e)?"Failed, charged":et[e.status],tt=e=>e.status==="failed"&&e.credits>0;function xe(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${ao(e.queue_position)} in the queue`:"Waiting in the queue"}function io(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${ao(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function lo({cache:e,date:t},n,o){let s=n.cache!=="hit"||t-n.created_at>2,r=o===null?"":` ${I(o)} saved.`;switch(e){case"hit":return`${s?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${I(n.credits)}.`}}function co(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${I(e.credits)} charged although there is no film`:"Nothing charged":`${I(e.credits)} ${e.status==="completed"?"charged":"held"}`}function uo(e){let t=e.fast_mode?"fast":"standard",n=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,n,`take ${e.take}`].join(" \xB7 ")}function po(e){let t={completed:"",failed:" charged"}[e.status]??" held",n=e.credits?`${I(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?n:"Free"} \xB7 take ${e.take}`}var se=e=>e.status==="completed"||e.status==="failed",Ce={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},mo=e=>Ce[e.error.code]??"No film",je={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},fo={completed:"Ready",failed:"Failed",unknown:"Outcome unknown",in_progress:"In progress"},Be={day:"day",week:"week",month:"month"},$o=({limit:e,period:t,timezone:n})=>`${h(e)} in each ${Be[t]??t}, ${n}`,ho=({period:e,limit:t})=>e==="life"?`its limit of ${h(t)}`:`its budget of ${h(t)} in this ${Be[e]}`,go=({period:e,threshold:t})=>`${t} % of ${e==="life"?"the limit":`this ${Be[e]}`}`,bo=e=>e.slice(0,16).replace("T"," "),ht=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function he({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var gt=e=>(e>0?"+":e<0?"\u2212":"")+h(Math.abs(e)),re={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},ae={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},wo={ACTIVE:"Active",SUSPENDED:"Suspended"},Ee=e=>e.flatMap((t,n)=>[n===0?"":n===e.length-1?" and ":", ",t]),ie=e=>Ee(e).join("");var _o=e=>e.map(t=>[t,t]),Te={fast_mode:[[!1,"standard"],[!0,"fast"]],generate_audio:[[!1,"silent"],[!0,"with sound"]],aspect_ratio:_o(mt),resolution:_o(ft),seconds:$t.map(e=>[e,`${e} s`])},Ge={queueLimit:"as many as the service allows",concurrency:"as many as the service allows"},ge={model:"Model",fast_mode:"Mode",generate_audio:"Sound",aspect_ratio:"Aspect ratio",resolution:"Resolution",seconds:"Duration",imageUrls:"Stills by address",queueLimit:"Waiting in the queue",concurrency:"Made at once"};function yo(e){let t=e??{};return{...t.model&&{model:ie(t.model)},...Object.fromEntries(Object.entries(Te).map(([n,o])=>[n,xa(o,t[n])])),imageUrls:t.imageUrls===!1?"no, only files":"yes",...Object.fromEntries(Object.entries(Ge).map(([n,o])=>[n,t[n]?`at most ${h(t[n])}`:o]))}}function xa(e,t){return!t||e.every(([n])=>t.includes(n))?"all":`only ${ie(e.filter(([n])=>t.includes(n)).map(([,n])=>n))}`}function bt(e,t){let[n,o]=[yo(e),yo(t)],s=Object.keys({...n,...o}).filter(r=>n[r]!==o[r]);return Object.fromEntries(s.map(r=>[r,{from:n[r]??"all",to:o[r]??"all"}]))}function vo(e){let t=e??{};return{...Object.fromEntries(Object.entries(Te).map(([n,o])=>[n,t[n]??o.map(([s])=>s)])),imageUrls:t.imageUrls!==!1,...Object.fromEntries(Object.keys(Ge).map(n=>[n,t[n]?h(t[n]):""]))}}function ko(e,t,n){let o=Object.keys(Te).filter(a=>Te[a].some(([l])=>!t[a].includes(l))),s=Object.keys(Ge).filter(a=>t[a].trim()),r={...e?.model&&{model:e.model},...Object.fromEntries(o.map(a=>[a,t[a]])),...!t.imageUrls&&{imageUrls:!1},...Object.fromEntries(s.map(a=>[a,n(t[a])]))};return Object.keys(r).length?r:null}function So(e,t){let[n,o]=[e??{},t??{}],s=Object.keys(Te).every(a=>!o[a]||n[a]?.every(l=>o[a].includes(l))),r=Object.keys(Ge).every(a=>!o[a]||o[a]>=n[a]);return s&&r&&(o.imageUrls!==!1||n.imageUrls===!1)}var Co={"client.created":["created the client","create the client"],"client.updated":["changed the client","change the client"],"client.data_erased":["deleted the data of the client","delete the data of the client"],"client.credits_granted":["granted credits to the client","grant credits to the client"],"api_key.issued":["issued the key","issue a key for the client"],"api_key.rotated":["rotated the key","rotate the key"],"api_key.revoked":["revoked the key","revoke the key"],"generation.refunded":["gave back the credits of the generation","give back the credits of the generation"],"generation.verdict_given":["gave a verdict on the generation","give a verdict on the generation"],"queue.paused":["paused","pause"],"queue.resumed":["resumed","resume"],"queue.cancelled":["cancelled what waited in","cancel what waits in"],"operation.called":["called the operation","call the operation"]},Eo=Object.keys(Co),Ca={...ge,creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded",erasedVideos:"Deleted videos"},Ea={...wo,...ae,...re},Ta=/^\d{4}-\d\d-\d\dT/;function To({type:e,outcome:t}){let[n,o]=Co[e]??[`did ${e}:`,`${e}:`];return t==="refused"?`tried to ${o}`:n}var Oo=e=>Ca[e]??Na(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function wt(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?h(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?ie(e.map(wt)):"none":e.period&&e.timezone?$o(e):typeof e=="object"?Object.entries(e).map(Oa).join(", ")||"everything":Ta.test(e)?O(e):Ea[e]??e}var Oa=([e,t])=>`${Oo(e).toLowerCase()} ${e.startsWith("created_")?O(t):wt(t)}`;function Ao(e){return Object.entries(Aa(e)).filter(([t,{from:n,to:o}])=>!ln(n)||!(ln(o)||o===0||t==="createdAt")).map(([t,{from:n,to:o}])=>({name:t,label:Oo(t),before:ln(n)?null:wt(n),after:wt(o)}))}function Aa({permissions:e,...t}){return e?{...t,...bt(e.from,e.to)}:t}function le(e,t){let n=Object.keys(t).filter(o=>!Ia.includes(o)&&JSON.stringify(t[o])!==JSON.stringify(e[o]));return Object.fromEntries(n.map(o=>[o,{from:e[o],to:t[o]}]))}var Ia=["updatedAt","updatedBy","alerts"],ln=e=>e==null||e===""||e?.length===0,Na=e=>e.charAt(0).toUpperCase()+e.slice(1);var Oe=(e,t)=>new Intl.DateTimeFormat("en-CA",{timeZone:t,dateStyle:"short"}).format(e*1e3),cn=(e,t)=>new Date(Date.parse(`${e}T00:00Z`)+t*86400*1e3).toISOString().slice(0,10);function dn(e,t){let n=Date.parse(`${e}T00:00Z`)/1e3,o=[n-86400,n+86400].map(s=>La(s,t));return Math.min(...o.map(s=>n-s).filter(s=>Oe(s,t)===e))}var un=(e,t,n)=>n?`${Oe(e,t)} ${new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"short"}).format(e*1e3)}`:Oe(e,t);function La(e,t){let n=new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"medium"}).format(e*1e3);return Date.parse(`${Oe(e,t)}T${n}Z`)/1e3-e}function _t({from:e,to:t,...n}){let o=(s,r=0)=>{let a=new Date(`${s}T00:00`);return a.setDate(a.getDate()+r),Number.isNaN(a.getTime())?"":Math.max(0,a.getTime()/1e3)};return{...n,created_after:o(e),created_before:o(t,1)}}var Tt,R,Lo,Ra,be,Io,Ro,Fo,pn,vt,nt,Do,hn,mn,fn,Mo,xt={},Ct=[],Fa=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,Ot=Array.isArray;function ue(e,t){for(var n in t)e[n]=t[n];return e}function gn(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function bn(e,t,n){var o,s,r,a={};for(r in t)r=="key"?o=t[r]:r=="ref"?s=t[r]:a[r]=t[r];if(arguments.length>2&&(a.children=arguments.length>3?Tt.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)a[r]===void 0&&(a[r]=e.defaultProps[r]);return kt(e,a,o,s,null)}function kt(e,t,n,o,s){var r={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++Lo,__i:-1,__u:0};return s==null&&R.vnode!=null&&R.vnode(r),r}function At(e){return e.children}function St(e,t){this.props=e,this.context=t}function Ae(e,t){if(t==null)return e.__?Ae(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?Ae(e):null}function Da(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],s=[],r=ue({},t);r.__v=t.__v+1,R.vnode&&R.vnode(r),wn(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??Ae(t),!!(32&t.__u),s),r.__v=t.__v,r.__.__k[r.__i]=r,Go(o,r,s),t.__e=t.__=null,r.__e!=n&&Uo(r)}}function Uo(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),Uo(e)}function $n(e){(!e.__d&&(e.__d=!0)&&be.push(e)&&!Et.__r++||Io!=R.debounceRendering)&&((Io=R.debounceRendering)||Ro)(Et)}function Et(){try{for(var e,t=1;be.length;)be.length>t&&be.sort(Fo),e=be.shift(),t=be.length,Da(e)}finally{be.length=Et.__r=0}}function qo(e,t,n,o,s,r,a,l,c,d,p){var m,u,f,g,C,v,y=o&&o.__k||Ct,b=t.length;for(c=Ma(n,t,y,c,b),m=0;m<b;m++)(f=n.__k[m])!=null&&(u=f.__i!=-1&&y[f.__i]||xt,f.__i=m,v=wn(e,f,u,s,r,a,l,c,d,p),g=f.__e,f.ref&&u.ref!=f.ref&&(u.ref&&_n(u.ref,null,f),p.push(f.ref,f.__c||g,f)),C==null&&g!=null&&(C=g),4&f.__u?(c=jo(f,c,e),u.__e&&(u.__e=null)):typeof f.type=="function"&&v!==void 0?c=v:g&&(c=g.nextSibling),f.__u&=-7);return n.__e=C,c}function Ma(e,t,n,o,s){var r,a,l,c,d,p=n.length,m=p,u=0;for(e.__k=new Array(s),r=0;r<s;r++)(a=t[r])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[r]=kt(null,a,null,null,null):Ot(a)?a=e.__k[r]=kt(At,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[r]=kt(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[r]=a,c=r+u,a.__=e,a.__b=e.__b+1,l=null,(d=a.__i=Ua(a,n,c,m))!=-1&&(m--,(l=n[d])&&(l.__u|=2)),l==null||l.__v==null?(d==-1&&(s>p?u--:s<p&&u++),typeof a.type!="function"&&(a.__u|=4)):d!=c&&(d==c-1?u--:d==c+1?u++:(d>c?u--:u++,a.__u|=4))):e.__k[r]=null;if(m)for(r=0;r<p;r++)(l=n[r])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=Ae(l)),Ho(l,l));return o}function jo(e,t,n){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,t=jo(o[s],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=Ae(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function Ua(e,t,n,o){var s,r,a,l=e.key,c=e.type,d=t[n],p=d!=null&&(2&d.__u)==0;if(d===null&&l==null||p&&l==d.key&&c==d.type)return n;if(o>(p?1:0)){for(s=n-1,r=n+1;s>=0||r<t.length;)if((d=t[a=s>=0?s--:r++])!=null&&(2&d.__u)==0&&l==d.key&&c==d.type)return a}return-1}function No(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=n==null?"":typeof n!="number"||Fa.test(t)?n:n+"px"}function yt(e,t,n,o,s){var r,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||No(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||No(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(Do,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=n,n?o?n[nt]=o[nt]:(n[nt]=hn,e.addEventListener(t,r?fn:mn,r)):e.removeEventListener(t,r?fn:mn,r);else{if(s=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function Po(e){return function(t){if(this.l){var n=this.l[t.type+e];if(t[vt]==null)t[vt]=hn++;else if(t[vt]<n[nt])return;return n(R.event?R.event(t):t)}}}function wn(e,t,n,o,s,r,a,l,c,d){var p,m,u,f,g,C,v,y,b,k,E,L,H,ee,dt,rn,oe=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(c=!!(32&n.__u),r=[l=t.__e=n.__e]),(p=R.__b)&&p(t);e:if(typeof oe=="function"){m=a.length;try{if(b=t.props,k=oe.prototype&&oe.prototype.render,E=(p=oe.contextType)&&o[p.__c],L=p?E?E.props.value:p.__:o,n.__c?y=(u=t.__c=n.__c).__=u.__E:(k?t.__c=u=new oe(b,L):(t.__c=u=new St(b,L),u.constructor=oe,u.render=ja),E&&E.sub(u),u.state||(u.state={}),u.__n=o,f=u.__d=!0,u.__h=[],u._sb=[]),k&&u.__s==null&&(u.__s=u.state),k&&oe.getDerivedStateFromProps!=null&&(u.__s==u.state&&(u.__s=ue({},u.__s)),ue(u.__s,oe.getDerivedStateFromProps(b,u.__s))),g=u.props,C=u.state,u.__v=t,f)k&&oe.getDerivedStateFromProps==null&&u.componentWillMount!=null&&u.componentWillMount(),k&&u.componentDidMount!=null&&u.__h.push(u.componentDidMount);else{if(k&&oe.getDerivedStateFromProps==null&&b!==g&&u.componentWillReceiveProps!=null&&u.componentWillReceiveProps(b,L),t.__v==n.__v||!u.__e&&u.shouldComponentUpdate!=null&&u.shouldComponentUpdate(b,u.__s,L)===!1){t.__v!=n.__v&&(u.props=b,u.state=u.__s,u.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(Me){Me&&(Me.__=t)}),Ct.push.apply(u.__h,u._sb),u._sb=[],u.__h.length&&a.push(u),l=Ae(n);break e}u.componentWillUpdate!=null&&u.componentWillUpdate(b,u.__s,L),k&&u.componentDidUpdate!=null&&u.__h.push(function(){u.componentDidUpdate(g,C,v)})}if(u.context=L,u.props=b,u.__P=e,u.__e=!1,H=R.__r,ee=0,k)u.state=u.__s,u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),Ct.push.apply(u.__h,u._sb),u._sb=[];else do u.__d=!1,H&&H(t),p=u.render(u.props,u.state,u.context),u.state=u.__s;while(u.__d&&++ee<25);u.state=u.__s,u.getChildContext!=null&&(o=ue(ue({},o),u.getChildContext())),k&&!f&&u.getSnapshotBeforeUpdate!=null&&(v=u.getSnapshotBeforeUpdate(g,C)),dt=p!=null&&p.type===At&&p.key==null?Wo(p.props.children):p,l=qo(e,Ot(dt)?dt:[dt],t,n,o,s,r,a,l,c,d),u.base=t.__e,t.__u&=-161,u.__h.length&&a.push(u),y&&(u.__E=u.__=null)}catch(Me){if(a.length=m,t.__v=null,c||r!=null){if(Me.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(rn=r.length;rn--;)gn(r[rn])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),Me.then||Bo(t),R.__e(Me,t,n)}}else r==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=qa(n.__e,t,n,o,s,r,a,c,d);return(p=R.diffed)&&p(t),128&t.__u?void 0:l}function Bo(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(Bo))}function Go(e,t,n){for(var o=0;o<n.length;o++)_n(n[o],n[++o],n[++o]);R.__c&&R.__c(t,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(r){r.call(s)})}catch(r){R.__e(r,s.__v)}})}function Wo(e){return typeof e!="object"||e==null||e.__b>0?e:Ot(e)?e.map(Wo):e.constructor!==void 0?null:ue({},e)}function qa(e,t,n,o,s,r,a,l,c){var d,p,m,u,f,g,C,v=n.props||xt,y=t.props,b=t.type;if(b=="svg"?s="http://www.w3.org/2000/svg":b=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),r!=null){for(d=0;d<r.length;d++)if((f=r[d])&&"setAttribute"in f==!!b&&(b?f.localName==b:f.nodeType==3)){e=f,r[d]=null;break}}if(e==null){if(b==null)return document.createTextNode(y);e=document.createElementNS(s,b,y.is&&y),l&&(R.__m&&R.__m(t,r),l=!1),r=null}if(b==null)v===y||l&&e.data==y||(e.data=y);else{if(r=b=="textarea"&&y.defaultValue!=null?null:r&&Tt.call(e.childNodes),!l&&r!=null)for(v={},d=0;d<e.attributes.length;d++)v[(f=e.attributes[d]).name]=f.value;for(d in v)f=v[d],d=="dangerouslySetInnerHTML"?m=f:d=="children"||d in y||d=="value"&&"defaultValue"in y||d=="checked"&&"defaultChecked"in y||yt(e,d,null,f,s);for(d in y)f=y[d],d=="children"?u=f:d=="dangerouslySetInnerHTML"?p=f:d=="value"?g=f:d=="checked"?C=f:l&&typeof f!="function"||v[d]===f||yt(e,d,f,v[d],s);if(p)l||m&&(p.__html==m.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(m&&(e.innerHTML=""),qo(t.type=="template"?e.content:e,Ot(u)?u:[u],t,n,o,b=="foreignObject"?"http://www.w3.org/1999/xhtml":s,r,a,r?r[0]:n.__k&&Ae(n,0),l,c),r!=null)for(d=r.length;d--;)gn(r[d]);l&&b!="textarea"||(d="value",b=="progress"&&g==null?e.removeAttribute("value"):g!=null&&(g!==e[d]||b=="progress"&&!g||b=="option"&&g!=v[d])&&yt(e,d,g,v[d],s),d="checked",C!=null&&C!=e[d]&&yt(e,d,C,v[d],s))}return e}function _n(e,t,n){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(s){R.__e(s,n)}}function Ho(e,t,n){var o,s;if(R.unmount&&R.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||_n(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(r){R.__e(r,t)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&Ho(o[s],t,n||typeof e.type!="function");n||gn(e.__e),e.__c=e.__=e.__e=void 0}function ja(e,t,n){return this.constructor(e,n)}function yn(e,t,n){var o,s,r,a;t==document&&(t=document.documentElement),R.__&&R.__(e,t),s=(o=typeof n=="function")?null:n&&n.__k||t.__k,r=[],a=[],wn(t,e=(!o&&n||t).__k=bn(At,null,[e]),s||xt,xt,t.namespaceURI,!o&&n?[n]:s?null:t.firstChild?Tt.call(t.childNodes):null,r,!o&&n?n:s?s.__e:t.firstChild,o,a),Go(r,e,a),e.props.children=null}function Ko(e){function t(n){var o,s;return this.getChildContext||(o=new Set,(s={})[t.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&o.forEach(function(a){a.__e=!0,$n(a)})},this.sub=function(r){o.add(r);var a=r.componentWillUnmount;r.componentWillUnmount=function(){o&&o.delete(r),a&&a.call(r)}}),n.children}return t.__c="__cC"+Mo++,t.__=e,t.Provider=t.__l=(t.Consumer=function(n,o){return n.children(o)}).contextType=t,t}Tt=Ct.slice,R={__e:function(e,t,n,o){for(var s,r,a;t=t.__;)if((s=t.__c)&&!s.__)try{if((r=s.constructor)&&r.getDerivedStateFromError!=null&&(s.setState(r.getDerivedStateFromError(e)),a=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),a=s.__d),a)return s.__E=s}catch(l){e=l}throw e}},Lo=0,Ra=function(e){return e!=null&&e.constructor===void 0},St.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=ue({},this.state),typeof e=="function"&&(e=e(ue({},n),this.props)),e&&ue(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),$n(this))},St.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),$n(this))},St.prototype.render=At,be=[],Ro=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,Fo=function(e,t){return e.__v.__b-t.__v.__b},Et.__r=0,pn=Math.random().toString(8),vt="__d"+pn,nt="__a"+pn,Do=/(PointerCapture)$|Capture$/i,hn=0,mn=Po(!1),fn=Po(!0),Mo=0;var zo=function(e,t,n,o){var s;t[0]=0;for(var r=1;r<t.length;r++){var a=t[r++],l=t[r]?(t[0]|=a?1:2,n[t[r++]]):t[++r];a===3?o[0]=l:a===4?o[1]=Object.assign(o[1]||{},l):a===5?(o[1]=o[1]||{})[t[++r]]=l:a===6?o[1][t[++r]]+=l+"":a?(s=e.apply(l,zo(e,l,n,["",null])),o.push(s),l[0]?t[0]|=2:(t[r-2]=0,t[r]=s)):o.push(l)}return o},Vo=new Map;function Jo(e){var t=Vo.get(this);return t||(t=new Map,Vo.set(this,t)),(t=zo(this,t.get(e)||(t.set(e,t=(function(n){for(var o,s,r=1,a="",l="",c=[0],d=function(u){r===1&&(u||(a=a.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,u,a):r===3&&(u||a)?(c.push(3,u,a),r=2):r===2&&a==="..."&&u?c.push(4,u,0):r===2&&a&&!u?c.push(5,0,!0,a):r>=5&&((a||!u&&r===5)&&(c.push(r,0,a,s),r=6),u&&(c.push(r,u,0,s),r=6)),a=""},p=0;p<n.length;p++){p&&(r===1&&d(),d(p));for(var m=0;m<n[p].length;m++)o=n[p][m],r===1?o==="<"?(d(),c=[c],r=3):a+=o:r===4?a==="--"&&o===">"?(r=1,a=""):a=o+a[0]:l?o===l?l="":a+=o:o==='"'||o==="'"?l=o:o===">"?(d(),r=1):r&&(o==="="?(r=5,s=a,a=""):o==="/"&&(r<5||n[p][m+1]===">")?(d(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):o===" "||o==="	"||o===`
`||o==="\r"?(d(),r=2):a+=o),r===3&&a==="!--"&&(r=4,c=c[0])}return d(),c})(e)),t),arguments,[])).length>1?t:t[0]}var Ie,F,vn,Yo,Nt=0,ss=[],M=R,Qo=M.__b,Zo=M.__r,Xo=M.diffed,es=M.__c,ts=M.unmount,ns=M.__;function ot(e,t){M.__h&&M.__h(F,e,Nt||t),Nt=0;var n=F.__H||(F.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function $(e){return Nt=1,Ba(rs,e)}function Ba(e,t,n){var o=ot(Ie++,2);if(o.t=e,!o.__c&&(o.__=[n?n(t):rs(void 0,t),function(l){var c=o.__N?o.__N[0]:o.__[0],d=o.t(c,l);c!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=F,!F.__f)){var s=function(l,c,d){if(!o.__c.__H)return!0;var p=!1,m=o.__c.props!==l;if(o.__c.__H.__.some(function(f){if(f.__N){p=!0;var g=f.__[0];f.__=f.__N,f.__N=void 0,g!==f.__[0]&&(m=!0)}}),r){var u=r.call(this,l,c,d);return p?u||m:u}return!p||m};F.__f=!0;var r=F.shouldComponentUpdate,a=F.componentWillUpdate;F.componentWillUpdate=function(l,c,d){if(this.__e){var p=r;r=void 0,s(l,c,d),r=p}a&&a.call(this,l,c,d)},F.shouldComponentUpdate=s}return o.__N||o.__}function S(e,t){var n=ot(Ie++,3);!M.__s&&xn(n.__H,t)&&(n.__=e,n.u=t,F.__H.__h.push(n))}function Sn(e,t){var n=ot(Ie++,4);!M.__s&&xn(n.__H,t)&&(n.__=e,n.u=t,F.__h.push(n))}function A(e){return Nt=5,We(function(){return{current:e}},[])}function We(e,t){var n=ot(Ie++,7);return xn(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function _(e){var t=F.context[e.__c],n=ot(Ie++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(F)),t.props.value):e.__}function Ga(){for(var e;e=ss.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(It),t.__h.some(kn),t.__h=[]}catch(n){t.__h=[],M.__e(n,e.__v)}}}M.__b=function(e){F=null,Qo&&Qo(e)},M.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),ns&&ns(e,t)},M.__r=function(e){Zo&&Zo(e),Ie=0;var t=(F=e.__c).__H;t&&(vn===F?(t.__h=[],F.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(It),t.__h.some(kn),t.__h=[],Ie=0)),vn=F},M.diffed=function(e){Xo&&Xo(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(ss.push(t)!==1&&Yo===M.requestAnimationFrame||((Yo=M.requestAnimationFrame)||Wa)(Ga)),t.__H.__.some(function(n){n.u&&(n.__H=n.u,n.u=void 0)})),vn=F=null},M.__c=function(e,t){t.some(function(n){try{n.__h.some(It),n.__h=n.__h.filter(function(o){return!o.__||kn(o)})}catch(o){t.some(function(s){s.__h&&(s.__h=[])}),t=[],M.__e(o,n.__v)}}),es&&es(e,t)},M.unmount=function(e){ts&&ts(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){try{It(o)}catch(s){t=s}}),n.__H=void 0,t&&M.__e(t,n.__v))};var os=typeof requestAnimationFrame=="function";function Wa(e){var t,n=function(){clearTimeout(o),os&&cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);os&&(t=requestAnimationFrame(n))}function It(e){var t=F,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),F=t}function kn(e){var t=F;e.__c=e.__(),F=t}function xn(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function rs(e,t){return typeof t=="function"?t(e):t}var i=Jo.bind(bn),w=Ko(null);function q(e,t){let[n,o]=$({data:null,error:null}),[s,r]=$(0);return S(()=>o({data:null,error:null}),t),S(()=>{let a=new AbortController,{signal:l}=a;return e(l).then(c=>l.aborted||o({data:c,error:null}),c=>l.aborted||o(d=>({...d,error:c}))),()=>a.abort()},[...t,s]),{...n,again:()=>r(a=>a+1)}}function Pt(e,t){let[n,o]=$({items:null,hasMore:!1,error:null}),s=async r=>{try{let a=await e(r.at(-1)?.id);o({items:[...r,...a.data],hasMore:a.has_more,error:null})}catch(a){o(l=>({...l,error:a}))}};return S(()=>{s([])},t),{...n,more:()=>s(n.items??[])}}function we({text:e}){return e.split("`").map((t,n)=>n%2?i`<code>${t}</code>`:t)}function N({error:e,children:t}){return i`
    <div class=${e?"notice":null} role="alert">
      ${e&&i`<p><${we} text=${e.message} />${Ha(e)}</p>${t}`}
    </div>
  `}function j({loaded:{error:e,again:t}}){return i`
    <${N} error=${e}>
      ${e&&!e.isFinal&&i`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function He({error:e,onReload:t}){return i`
    <${N} error=${e}>
      ${e?.status===412&&i`<p class="again"><button type="button" class="button" onClick=${t}>Show it as it is now</button></p>`}
    <//>
  `}function K({name:e,problems:t}){let n=t[e];return i`<p class="problem" id=${`${e}-problem`} role="alert">${n&&i`<${we} text=${n} />`}</p>`}function Ha({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function x({name:e,label:t,hint:n,problems:o={},value:s,onInput:r,...a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <input type="text" id=${e} name=${e} value=${s} autocomplete="off" aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`}
        aria-invalid=${o[e]?"true":null} onInput=${({target:l})=>r(l.value)} ...${a} />
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${K} name=${e} problems=${o} />
    </div>
  `}function V({name:e,label:t,hint:n,problems:o={},value:s,options:r,onInput:a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <select id=${e} name=${e} aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`} onChange=${({target:l})=>a(l.value)}>
        ${Object.entries(r).map(([l,c])=>i`<option key=${l} value=${l} selected=${l===s}>${c}</option>`)}
      </select>
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${K} name=${e} problems=${o} />
    </div>
  `}function te(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function st(e,t){return e.param?.startsWith(t)&&(e.param=e.param.slice(t.length)),e}function B(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function Ke({name:e,page:t,after:n,write:o}){return!t||!(n||t.has_more)?null:i`
    <nav class="pages" aria-label=${`Pages of ${e}`}>
      ${n&&i`<a class="button" href=${o("")}>Newest</a>`}
      ${t.has_more&&i`<a class="button" href=${o(t.last_id)}>Older</a>`}
    </nav>
  `}function as(e){let[t,n]=e.replace(/^#\/?/,"").split("?"),[o,s,r,...a]=t.split("/").map(Ka);return!o&&s===void 0?{page:"playground"}:o==="videos"&&s&&!a.length&&(r===void 0||r==="again")?{page:"playground",id:s,again:r==="again"}:o==="films"&&s===void 0?{page:o,...Ne(is,new URLSearchParams(n))}:o==="clients"&&s&&!a.length&&r===void 0?{page:s==="new"?"new client":"client",id:s}:o==="generations"&&s&&!a.length&&r===void 0?{page:"generation",id:s}:s!==void 0?null:o==="generations"?{page:o,...Ne(ds,new URLSearchParams(n))}:o==="clients"?{page:o,...Ne(ls,new URLSearchParams(n))}:o==="audit-log"?{page:o,...Ne(cs,new URLSearchParams(n))}:o==="usage"?{page:o,...Ne(ps,new URLSearchParams(n))}:o==="unknown"?{page:o,...Ne(us,new URLSearchParams(n))}:o==="credits"?{page:o,...Ne(Cn,new URLSearchParams(n))}:o==="overview"||o==="queue"?{page:o}:null}var is=["status","search","after","before"],ls=["status","role","search","after"],cs=["type","actor","target","outcome","from","to","after"],ds=["state","failure","client","from","to","after"],us=["client","verdict","after"],Cn=["from","to","width","zone","group","label"],ps=[...Cn,"client"],Ne=(e,t)=>Object.fromEntries(e.map(n=>[n,t.get(n)??""])),Q="#/",pe=e=>`#/videos/${encodeURIComponent(e)}`,Pe=e=>`${pe(e)}/again`,ne=(e={})=>Re("#/films",is,e),Lt=(e={})=>Re("#/credits",Cn,e),ms="#/overview",Rt="#/queue",rt="#/clients/new",G=e=>`#/clients/${encodeURIComponent(e)}`,D=(e={})=>Re("#/clients",ls,e),_e=e=>`#/generations/${encodeURIComponent(e)}`,J=(e={})=>Re("#/generations",ds,e),Z=(e={})=>Re("#/audit-log",cs,e),X=(e={})=>Re("#/unknown",us,e),Le=(e={})=>Re("#/usage",ps,e);function Re(e,t,n){let o=new URLSearchParams(t.map(s=>[s,n[s]]).filter(([,s])=>s));return o.size?`${e}?${o}`:e}function Ka(e){try{return decodeURIComponent(e)}catch{return e}}var at={queued:"Waiting",submitting:"Being sent",generating:"The model works",storing:"Being fetched",completed:"Ready",failed:"Failed",unknown:"Outcome unknown",expired:"Deleted after its time"},Ft=e=>({completed:"good",failed:"bad",unknown:"bad"})[e]??"",fs={not_sent:"Nothing was sent",deferred:"The model refused it for now",accepted:"The model took it",answered:"The answer had the film already",refused:"The model refused the request",unknown:"The answer was lost"},Dt={nothing:"nothing: the next one starts now",share:"clients with fewer running generations",concurrency:"a paid call in flight to end",stopped:"the model, which refuses or does not answer",paused:"an operator to resume paid calls",client_suspended:"the client to be activated"},En={queue:"In the queue",upload:"Sending the still",upstream:"The model",fetch:"Fetching the film",store:"Checking and storing"},$s={miss:"New film",hit:"The film existed",joined:"Joined while it was made"},hs={billed:"It was billed",not_billed:"It was not billed",cannot_tell:"The readings do not tell"},gs={moved_by_price:"The counter moved by exactly the price of this call, besides what other calls cost.",not_moved:"The counter did not move for this call, and the time to charge it is over.",too_early:"The counter has not moved for this call, but it may still be charged. Look again later.",no_reading_before:"No earlier paid call has shown the counter. Look at the usage page of the model.",no_reading_after:"No later paid call has shown the counter yet. Look again after the next film, or at the usage page of the model.",other_calls:"Other paid calls overlap, so it is not certain which of them a reading shows. Look at the usage page of the model.",other_unknown:"Between the two readings lies another call that may have been billed or not. Look at the usage page of the model.",unexplained:"The counter moved by something else: the account has other users, or a price differs from ours.",price_not_confirmed:"No other readings confirm our prices of the calls in between. Look at the usage page of the model."},Mt={paid_calls:{name:"Paid calls",help:"No paid call starts. What is queued waits; new requests are still accepted."},accepts:{name:"New films",help:"No request that needs a new film is accepted. What is queued goes on."}};var Va={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function Ve({entries:e}){return i`<ol class="log">${e.map(t=>i`<${za} key=${t.id} entry=${t} />`)}</ol>`}function za({entry:e}){let{actor:t,target:n,outcome:o,reason:s}=e,r=o==="refused";return i`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${To(e)} <${Ja} target=${n} />
        ${r&&i` <span class="state bad">Refused</span>`}
      </p>
      <${Tn} changes=${e.changes} />
      ${s&&i`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?i`<code>${s}</code>`:s}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${O(e.effective_at)}</time>
        ${" \xB7 "}${Va[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&i` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function Ja({target:{type:e,id:t,name:n}}){if(e==="queue")return i`<b>${Mt[t]?.name.toLowerCase()??"the queue"}</b>`;if(e==="operation")return i`<code>${t}</code>`;let o=i`<bdi>${n??t??""}</bdi>`,s={client:G,generation:_e}[e];return s&&t?i`<a href=${s(t)}>${o}</a>`:i`<b>${o}</b>`}function Tn({changes:e}){let t=Ao(e);return t.length?i`
    <dl class="changes">
      ${t.map(({name:n,label:o,before:s,after:r})=>i`
          <div key=${n}>
            <dt>${o}</dt>
            <dd dir="auto">
              ${s!==null&&i`<${Ya} text=${s} />`}
              ${n==="clientId"?i`<a href=${G(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var Ya=({text:e})=>i`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var Qa=50,Za={"":"All",done:"Done",refused:"Refused"};function bs({route:e}){let{api:t}=_(w),{page:n,...o}=e,s=q(p=>t.operate.auditLog({..._t(o),limit:Qa},p),[t,...Object.values(o)]),{data:r,error:a}=s,{after:l,...c}=o,d=Object.values(c).some(Boolean);return i`
    <section class="page" aria-busy=${r||a?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${Xa} key=${JSON.stringify(c)} kept=${c} isFiltered=${d} />
      <${j} loaded=${s} />
      ${r?.data.length>0&&i`<${Ve} entries=${r.data} />`}
      ${r&&!r.data.length&&i`<${ei} isFiltered=${d||l} />`}
      <${Ke} name="the audit log" page=${r} after=${l} write=${p=>Z({...c,after:p})} />
    </section>
  `}function Xa({kept:e,isFiltered:t}){let[n,o]=$(e),s=a=>l=>o(c=>({...c,[a]:l.trim()}));return i`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${a=>{a.preventDefault(),location.hash=Z(n)}} novalidate>
      <${x} name="type" label="What" placeholder="client.updated" list="types" value=${n.type} onInput=${s("type")} />
      <datalist id="types">${Eo.map(a=>i`<option key=${a} value=${a} />`)}</datalist>
      <${x} name="target" label="Done to (id)" placeholder="client_…" value=${n.target} onInput=${s("target")} />
      <${x} name="actor" label="Done by (client id)" placeholder="client_…" value=${n.actor} onInput=${s("actor")} />
      <${V} name="outcome" label="Outcome" options=${Za} value=${n.outcome} onInput=${s("outcome")} />
      <${x} name="from" type="date" label="First day" value=${n.from} onInput=${s("from")} />
      <${x} name="to" type="date" label="Last day" value=${n.to} onInput=${s("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&i`<a class="button plain" href=${Z()}>Show all</a>`}
      </div>
    </form>
  `}function ei({isFiltered:e}){return e?i`<p class="none">No entry fits. <a href=${Z()}>Show all entries</a>.</p>`:i`<p class="none">No operator has changed anything yet. <a href=${D()}>See the clients</a>.</p>`}function ws({alerts:e}){let t=Object.values(Object.groupBy(e,({period:n})=>n));return t.length?i`<ul class="alerts">${t.map(n=>i`<${ti} key=${n[0].period} reached=${n} />`)}</ul>`:null}function ti({reached:e}){let t=On(e),n=e.map(({threshold:o,reachedAt:s})=>i`<span>${o} % on <time datetime=${s}>${O(s)}</time></span>`);return i`
    <li>
      <span class=${ys(t)}>${t.threshold} %</span>${" "}
      <span>of ${ho(t)} was reached</span>${" "}
      <span class="quiet small">${Ee(n)}</span>
    </li>
  `}var _s=({alert:e})=>i`<span class=${ys(e)}>${go(e)}</span>`,On=e=>e.reduce((t,n)=>n.threshold>t.threshold?n:t),ys=({threshold:e})=>`state ${e===100?"bad":"warn"}`;function ze({credits:e}){let{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s}=e;return i`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${h(s)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${h(n)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${h(o)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${h(t)}</dd></div>
    </dl>
    <${qt} credits=${e} />
  `}function Ut({budget:{period:e,timezone:t,limit:n,periodUsed:o,periodHeld:s,resetsAt:r}}){let a={creditLimit:n,usedCredit:o,heldCredit:s};return i`
    <dl class="tally">
      <div><dt>Left in this ${Be[e]??e}</dt><dd>${h(n-o-s)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${h(o)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${h(s)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${h(n)}</dd></div>
    </dl>
    <${qt} credits=${a} />
    <p class="quiet small resets">
      The next ${Be[e]??e} begins <time datetime=${r}>${bo(r)}</time>, time of ${t}.
    </p>
  `}function qt({credits:{creditLimit:e,usedCredit:t,heldCredit:n}}){let o=Se(t,e),s=Math.min(100-o,Se(n,e));return i`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${o} height="1" />
      <rect class="held" x=${o} width=${s} height="1" />
    </svg>
  `}function W({title:e,lead:t,name:n,yes:o,cancelling:s,rehearse:r,act:a,onDone:l,onNo:c}){let[d,p]=$(!0),[m,u]=$({changes:null,error:null}),[f,g]=$(""),[C,v]=$(null),[y,b]=$(!1),k=An(),E=A();S(()=>{let H=!1;return r(d).then(ee=>H||u({changes:ee,error:null}),ee=>H||u({changes:null,error:ee})),()=>{H=!0}},[d]);async function L(H){if(H.preventDefault(),!(y||!m.changes)){if(n&&f.trim()!==n){v(`Type ${n}, exactly as it is written.`),E.current.focus();return}b(!0);try{l(await a(d))}catch(ee){u({changes:null,error:ee}),b(!1)}}}return i`
    <dialog ref=${k} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${L} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${ni} told=${m} />
        ${s&&i`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${d} onChange=${({target:H})=>p(H.checked)} />${s}
          </label>
        `}
        ${n&&i`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${n}</b></label>
            <input ref=${E} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${f} aria-describedby="typed-problem"
              aria-invalid=${C?"true":null} onInput=${({target:H})=>(g(H.value),v(null))} />
            <${K} name="typed" problems=${{typed:C}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${y||!m.changes?"true":null}>${y?"One moment\u2026":o}</button>
        </div>
      </form>
    </dialog>
  `}function ni({told:{changes:e,error:t}}){return i`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${N} error=${t} />
      ${e&&i`<p class="quiet small">What will change</p><${Tn} changes=${e} />`}
    </div>
  `}function An(){let e=A();return S(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var oi={day:"Each day",week:"Each week, from Monday",month:"Each month"},si=["limit","period","timezone"];function vs({client:e,version:t,mayChange:n,onDone:o,onReload:s}){return i`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?i`<${Ut} budget=${e.budget} />`:i`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${n&&i`<${ri} key=${t} client=${e} version=${t} onDone=${o} onReload=${s} />`}
    </section>
  `}function ri({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(w),[r,a]=$(()=>ai(e.budget)),[l,c]=$(null),[d,p]=$(null),m=b=>k=>a(E=>({...E,[b]:k})),u=(b,k=!1)=>s.operate.changeClient(e.id,{budget:b},{version:t,isDry:k}),f=async(b,k)=>{c(null);try{await u(b),n(k)}catch(E){c(st(E,"budget."))}};function g(b){b.preventDefault();let k={...r,timezone:r.timezone.trim(),limit:te(r.limit)};return ii(e.budget,k)?f(k,"The budget is set."):C(k)}async function C(b){c(null);try{p({budget:b,changes:le(e,await u(b,!0))})}catch(k){c(st(k,"budget."))}}let{problems:v,notice:y}=B(l,si);return i`
    <form class="form beside" onSubmit=${g} novalidate>
      <${V} name="period" label="How often" options=${oi} problems=${v} value=${r.period} onInput=${m("period")} />
      <${x} name="limit" label="Credits in each" inputmode="numeric" problems=${v} value=${r.limit} onInput=${m("limit")} />
      <${x} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${v}
        value=${r.timezone} onInput=${m("timezone")} />
      <${He} error=${y} onReload=${o} />
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${e.budget&&i`<button type="button" class="button" onClick=${()=>f(null,"The budget is cleared.")}>Clear it</button>`}
      </div>
    </form>
    ${d&&i`<${W} title=${`Set this budget for ${e.name}?`} name=${e.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async()=>d.changes} act=${()=>u(d.budget)} onDone=${()=>(p(null),n("The budget is set."))}
      onNo=${()=>p(null)} />`}
  `}var ai=e=>e?{period:e.period,limit:h(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:ht()},ii=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;var li={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function P({name:e}){return i`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${li[e]} /></svg>`}function jt(){return i`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function ks({across:e,down:t}){let n=16/Math.max(e,t),[o,s]=[e*n,t*n];return i`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-o/2} y=${12-s/2} width=${o} height=${s} rx="1.5" />
    </svg>
  `}var ci=3e3;function ye({label:e,text:t,done:n="Copied",icon:o="copy"}){let{announce:s}=_(w),[r,a]=$(null),[l,c]=$(null);S(()=>{if(!r)return;let m=setTimeout(()=>a(null),ci);return()=>clearTimeout(m)},[r]);async function d(){c(null);try{let m=await t();return await ui(m)?p(n):(c(m),s("Press the keys for copying: the text is selected."))}catch(m){return p(m.message)}}let p=m=>{a(m),s(m)};return i`
    <button type="button" class="button" onClick=${d}><${P} name=${r===n?"done":o} />${r??e}</button>
    ${l&&i`<${di} text=${l} label=${e} />`}
  `}function di({text:e,label:t}){let n=A();return S(()=>n.current.select(),[e]),i`<input class="selected" ref=${n} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function ui(e){try{return await navigator.clipboard.writeText(e),!0}catch{return pi(e)}}function pi(e){let t=document.activeElement,n=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(n),n.select();let o=document.execCommand("copy");return n.remove(),t?.focus({preventScroll:!0}),o}var In=3600,mi=(In-300)*1e3,fi=168*3600,$i=3;function Ss(e,t){let{api:n}=_(w),[o,s]=$({address:null,error:null}),[r,a]=$(0);return S(()=>{if(!t)return;let l=!1,c=setTimeout(()=>a(d=>d+1),mi);return n.link(e,In).then(d=>l||s({address:d,error:null}),d=>l||s(p=>({...p,error:d}))),()=>{l=!0,clearTimeout(c)}},[n,e,t,r]),{...o,renew:()=>a(l=>l+1)}}function xs({link:e,label:t,poster:n,isLooped:o,onFailure:s}){let r=A(null),a=A(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{a.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},d=()=>a.current++<$i?e.renew():s();return i`
    <video controls playsinline preload="auto" src=${e.address} poster=${n} loop=${o} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${d}></video>
  `}function Cs({id:e}){let{api:t}=_(w);return i`<${ye} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,fi),location.href).href} />`}function Bt({id:e,label:t}){let{api:n,announce:o}=_(w),[s,r]=$(null);return i`
    <button type="button" class="button" aria-label=${t} title=${s} onClick=${async()=>{r(null);try{it(await n.link(e,In),`${e}.mp4`)}catch(l){r(l.message),o(l.message)}}}>
      <${P} name=${s?"cancel":"download"} />${s?"No download":"Download"}
    </button>
  `}function it(e,t){let n=document.createElement("a");n.href=e,n.download=t,n.click()}var hi=6e4;function Gt({ask:e,of:t}){let{announce:n}=_(w),[o,s]=$(null);return i`
    <button type="button" class="button" onClick=${async()=>{if(!o?.isBusy){s({isBusy:!0,text:"One moment\u2026"});try{let a=await e(),l=URL.createObjectURL(await a.blob());it(l,gi(a)),setTimeout(()=>URL.revokeObjectURL(l),hi),s(null)}catch(a){s({text:a.message}),n(a.message)}}}}>
      <${P} name="download" />
      ${o?.text??i`CSV<span class="unseen"> of the ${t}</span>`}
    </button>
  `}var gi=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var bi=20;function Es({client:e}){let{api:t}=_(w),{items:n,hasMore:o,error:s,more:r}=Pt(a=>t.operate.entries(e.id,{limit:bi,after:a}),[t,e]);return i`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${n||s?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${n?.length>0&&i`<${Gt} ask=${()=>t.operate.entriesFile(e.id)} of="ledger" />`}</div>
      </div>
      <${N} error=${s} />
      ${n?.length>0&&i`<${wi} entries=${n} />`}
      ${n&&!n.length&&i`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(o||s)&&i`<div class="pages"><button type="button" class="button" onClick=${r}>${s?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function wi({entries:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${_i} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function _i({entry:e}){let{kind:t,amount:n,note:o,actor:s,metadata:r,videoId:a,createdAt:l}=e,c=he(e),d=Object.entries(r??{}).map(([p,m])=>`${p}: ${m}`);return i`
    <tr>
      <td class="name">
        ${je[t]}
        ${o&&i` <span class="quiet small" dir="auto">${o}</span>`}
        ${d.length>0&&i` <span class="quiet small" dir="auto">${d.join(", ")}</span>`}
        ${a&&i` <code class="quiet">${a}</code>`}
      </td>
      <td class="spare"><bdi>${s?s.on_behalf_of??s.name:"Kinora"}</bdi></td>
      <td class="quiet">${O(l)}</td>
      <td class="number">${c?gt(c):i`<span class="quiet">${h(n)}</span>`}</td>
      <td class="number spare">${h(e.creditLimit)}</td>
      <td class="number spare">${h(e.usedCredit)}</td>
      <td class="number spare">${h(e.heldCredit)}</td>
    </tr>
  `}var Ts=()=>({amount:"",note:"",once:ke()});function Os({client:e,onDone:t}){let{api:n}=_(w),[o,s]=$(Ts),[r,a]=$(null),[l,c]=$(!1),[d,p]=$(null),m=A(),u=b=>k=>s(E=>({...E,[b]:k,once:ke()})),f=(b,k)=>n.operate.grant(e.id,b,{isDry:k,once:o.once}),g=()=>{p(null),s(Ts()),t(d?"The credits are taken away.":"Granted.")};async function C(b){b.preventDefault();let k={amount:te(o.amount),...o.note.trim()&&{note:o.note.trim()}};if(a(null),k.amount<0)return p(k);if(!l){c(!0);try{await f(k,!1),g()}catch(E){a(E),m.current.elements[E.param]?.focus()}return c(!1)}}let{problems:v,notice:y}=B(r,["amount","note"]);return i`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${m} onSubmit=${C} novalidate>
        <${x} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${v}
          value=${o.amount} onInput=${u("amount")} />
        <${x} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${v}
          value=${o.note} onInput=${u("note")} />
        <${N} error=${y} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${d&&i`<${W} title=${`Take ${I(-d.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on."
        rehearse=${async()=>yi((await n.operate.client(e.id)).client,await f(d,!0))}
        act=${()=>f(d,!1)} onDone=${g} onNo=${()=>p(null)} />`}
    </section>
  `}var yi=(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s})=>le(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s});var As={name:"",scopes:[],networks:"",ends:"",reason:""};function Is({client:e,onIssued:t}){let{api:n}=_(w),[o,s]=$(As),[r,a]=$(null),l=A(),c=u=>f=>s(g=>({...g,[u]:f}));async function d(u){u.preventDefault(),a(null);try{let f=await n.operate.issueKey(e.id,vi(o));s(As),l.current.open=!1,t(f)}catch(f){a(f)}}let{problems:p,notice:m}=B(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return i`
    <details class="fold" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${d} novalidate>
        <${x} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${o.name} onInput=${c("name")} />
        <${x} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${o.ends} onInput=${c("ends")} />
        <${x} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${o.networks} onInput=${c("networks")} />
        <${ki} chosen=${o.scopes} onChoice=${c("scopes")} problems=${p} />
        <${x} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${o.reason} onInput=${c("reason")} />
        <${N} error=${m} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function vi({name:e,scopes:t,networks:n,ends:o,reason:s}){let r=o&&new Date(`${o}T00:00`);r&&r.setDate(r.getDate()+1);let a={name:e.trim(),scopes:t,allowedNetworks:n.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:s.trim()};return Object.fromEntries(Object.entries(a).filter(([,l])=>l.length!==0&&l!==""))}function ki({chosen:e,onChoice:t,problems:n}){let o=s=>({target:r})=>t(r.checked?[...e,s]:e.filter(a=>a!==s));return i`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(re).map(([s,r])=>i`
          <label class="check" key=${s}>
            <input type="checkbox" name=${s} checked=${e.includes(s)} onChange=${o(s)} /><span>${r}</span>
          </label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${K} name="scopes" problems=${n} />
    </fieldset>
  `}function Wt({text:e,children:t}){let n=A();return S(()=>n.current.focus(),[e]),i`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">The new key</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${ye} label="Copy key" text=${()=>e} />${t}</div>
    </section>
  `}var Ns=3600,Ht=24*Ns,Si={0:"No longer: it is refused now",[Ns]:"For an hour",[Ht]:"For a day",[7*Ht]:"For a week",[30*Ht]:"For 30 days"};function Ps({apiKey:e,onIssued:t,onNo:n}){let{api:o}=_(w),[s,r]=$(String(Ht)),[a,l]=$(""),[c,d]=$(null),[p,m]=$(!1),[u,f]=$(!1),g=An();async function C(v){if(v.preventDefault(),u)return;f(!0),d(null);let y={overlapSeconds:Number(s),force:p,...a.trim()&&{reason:a.trim()}};try{t(await o.operate.rotateKey(e.id,y))}catch(b){d(b),f(!1)}}return i`
    <dialog ref=${g} class="question" aria-labelledby="rotation-title" onCancel=${n}>
      <form onSubmit=${C} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${V} name="overlapSeconds" label="How long the old key is still accepted" options=${Si} value=${s} onInput=${r} />
        <${x} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${a} onInput=${l} />
        <${N} error=${c} />
        ${(c?.code==="rotation_in_progress"||p)&&i`
          <label class="check">
            <input type="checkbox" name="force" checked=${p} onChange=${({target:v})=>m(v.checked)} />Rotate it all the same
          </label>
        `}
        <div class="actions">
          <button type="button" class="button" onClick=${n}>Leave it as it is</button>
          <button class="primary" aria-disabled=${u?"true":null}>${u?"One moment\u2026":"Rotate"}</button>
        </div>
      </form>
    </dialog>
  `}function Ls({client:e,keys:t,mayChange:n,onDone:o}){let[s,r]=$(null),[a,l]=$(null),[c,d]=$(null),p=t.filter(u=>!u.revokedAt),m=u=>f=>{l(null),d(f),o(u)};return i`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(Rs)&&i`<p class="notice">This client has no key: it can send no request. ${n?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&i`<${xi} keys=${[...t].reverse()} onRevoke=${n?r:null} onRotate=${l} />`}
      ${c&&i`<${Wt} text=${c.key}><button type="button" class="button" onClick=${()=>d(null)}>I have it</button><//>`}
      ${n&&i`<${Is} client=${e} onIssued=${m("Issued. Copy the key now.")} />`}
      ${a&&i`<${Ps} apiKey=${a} onIssued=${m("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${s&&i`<${Ei} apiKey=${s} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),o("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function xi({keys:e,onRevoke:t,onRotate:n}){return i`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr>
            <th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>
            ${t&&i`<th><span class="unseen">Rotate or revoke</span></th>`}
          </tr>
        </thead>
        <tbody>
          ${e.map(o=>i`
              <tr key=${o.id} class=${o.revokedAt?"past":null}>
                <td class="name"><bdi>${o.name??"Without a name"}</bdi> <code class="quiet">kin_${o.id}_…</code></td>
                <td class="may">
                  ${ie(o.scopes.map(s=>re[s]??s))}
                  ${o.allowedNetworks&&i`, <span class="quiet">only from ${ie(o.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${O(o.createdAt)}</td>
                <td class="quiet">${o.lastUsedAt?O(o.lastUsedAt):"never"}</td>
                <td>${Ci(o)}</td>
                ${t&&i`<td class="number">
                  ${Rs(o)&&i`<button type="button" class="button" aria-label=${`Rotate ${o.name??o.id}`} onClick=${()=>n(o)}>Rotate…</button>`}
                  ${" "}
                  ${!o.revokedAt&&i`<button type="button" class="button dangerous" aria-label=${`Revoke ${o.name??o.id}`}
                    onClick=${()=>t(o)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var Rs=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function Ci({revokedAt:e,expiresAt:t}){return e?`Revoked ${O(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${O(t)}`:"Accepted"}function Ei({apiKey:e,client:t,isLast:n,onDone:o,onNo:s}){let{api:r}=_(w),a=e.name??`kin_${e.id}_\u2026`,l=(d,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:d}),c=async d=>{let{revokedAt:p}=await l(!0,d);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return i`
    <${W} title=${`Revoke the key ${a}?`} name=${n?t.name:null} yes="Revoke"
      lead=${n?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${n&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${d=>l(!1,d)} onDone=${o} onNo=${s} />
  `}var Ti={queueLimit:"How many of its films may wait. Empty: as many as the service allows.",concurrency:"How many of its films may be made at the same time. Empty: as many as the service allows."},Oi=Object.entries(Te).filter(([,e])=>e.length>1);function Fs({client:e,version:t,mayChange:n,onDone:o,onReload:s}){return i`
    <section aria-labelledby="permissions-title" class="part">
      <h2 id="permissions-title">Permissions</h2>
      <${Ai} permissions=${e.permissions} />
      ${n&&i`<${Ii} key=${t} client=${e} version=${t} onDone=${o} onReload=${s} />`}
    </section>
  `}function Ai({permissions:e}){let t=Object.entries(bt(null,e));return t.length?i`
    <dl class="changes part-none">
      ${t.map(([n,{to:o}])=>i`<div key=${n}><dt>${ge[n]}</dt><dd>${o}</dd></div>`)}
    </dl>
  `:i`<p class="quiet part-none">It may ask for every film, and for as many as the service allows.</p>`}function Ii({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(w),[r,a]=$(()=>vo(e.permissions)),[l,c]=$(null),[d,p]=$(null),m=y=>b=>a(k=>({...k,[y]:b})),u=(y,b)=>s.operate.changeClient(e.id,{permissions:y},{version:t,isDry:b}),f=()=>(p(null),n("The permissions are changed."));async function g(y){y.preventDefault(),c(null);let b=ko(e.permissions,r,te),k=!So(e.permissions,b);try{let E=await u(b,k);k?p({wanted:b,changes:le(e,E)}):f()}catch(E){c(st(E,"permissions."))}}let{problems:C,notice:v}=B(l,Object.keys(ge));return i`
    <details class="fold">
      <summary class="button">Change permissions</summary>
      <form class="form beside" onSubmit=${g} novalidate>
        ${Oi.map(([y,b])=>i`<${Ni} key=${y} name=${y} values=${b} chosen=${r[y]} onChoice=${m(y)} problems=${C} />`)}
        <fieldset class="field choices">
          <legend>${ge.imageUrls}</legend>
          <label class="check">
            <input type="checkbox" name="imageUrls" checked=${r.imageUrls} onChange=${({target:y})=>m("imageUrls")(y.checked)} />
            <span>also https addresses</span>
          </label>
        </fieldset>
        ${Object.keys(Ge).map(y=>i`
            <${x} key=${y} name=${y} label=${ge[y]} hint=${Ti[y]} inputmode="numeric" problems=${C}
              value=${r[y]} onInput=${m(y)} />
          `)}
        <${He} error=${v} onReload=${o} />
        <div class="actions"><button class="primary">Save</button></div>
      </form>
    </details>
    ${d&&i`<${W} title=${`Limit what ${e.name} may ask for?`} name=${e.name} yes="Limit it"
      lead="What was accepted goes on, and it keeps the films that it has. New requests for anything else are refused."
      rehearse=${async()=>d.changes} act=${()=>u(d.wanted,!1)} onDone=${f} onNo=${()=>p(null)} />`}
  `}function Ni({name:e,values:t,chosen:n,onChoice:o,problems:s}){let r=a=>({target:l})=>o(l.checked?[...n,a]:n.filter(c=>c!==a));return i`
    <fieldset class="field choices" aria-describedby=${`${e}-problem`}>
      <legend>${ge[e]}</legend>
      ${t.map(([a,l])=>i`
          <label class="check" key=${l}>
            <input type="checkbox" name=${e} value=${String(a)} checked=${n.includes(a)} onChange=${r(a)} /><span>${l}</span>
          </label>
        `)}
      <${K} name=${e} problems=${s} />
    </fieldset>
  `}var Pi=["name","role","creditLimit","reason"];function Ds({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(w),[r,a]=$(()=>({name:e.name,role:e.role,creditLimit:h(e.creditLimit),reason:""})),[l,c]=$(null),[d,p]=$(!1),[m,u]=$(null),f=A(),g=b=>k=>a(E=>({...E,[b]:k}));async function C(b){b.preventDefault();let k=Ri(e,r);if(c(null),!Object.keys(k).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let E=r.reason.trim()?{...k,reason:r.reason.trim()}:k;if(k.creditLimit<e.creditLimit&&k.creditLimit>=0)return u(E);if(!d){p(!0);try{return await s.operate.changeClient(e.id,E,{version:t}),n("Saved.")}catch(L){c(L),f.current.elements[L.param]?.focus()}return p(!1)}}let{problems:v,notice:y}=B(l,Pi);return i`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${f} onSubmit=${C} novalidate>
        <${x} name="name" label="Name" problems=${v} value=${r.name} onInput=${g("name")} />
        <${V} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${v} options=${ae}
          value=${r.role} onInput=${g("role")} />
        <${x} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${v}
          value=${r.creditLimit} onInput=${g("creditLimit")} />
        <${x} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${v} value=${r.reason} onInput=${g("reason")} />
        <${He} error=${y} onReload=${o} />
        <div class="actions"><button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Save"}</button></div>
      </form>
      ${m&&i`<${Li} client=${e} version=${t} wanted=${m} onDone=${b=>(u(null),n(b))}
        onNo=${()=>u(null)} />`}
    </section>
  `}function Li({client:e,version:t,wanted:n,onDone:o,onNo:s}){let{api:r}=_(w),a=c=>r.operate.changeClient(e.id,n,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return i`
    <${W} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${n.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>le(e,await a(!0))} act=${()=>a(!1)} onDone=${()=>o("The limit is lowered.")} onNo=${s} />
  `}function Ri(e,{name:t,role:n,creditLimit:o}){let s={name:t.trim(),role:n,creditLimit:te(o)};return Object.fromEntries(Object.entries(s).filter(([r,a])=>a!==e[r]))}function Ms({client:e,version:t,onDone:n}){let{api:o}=_(w),[s,r]=$(!1),[a,l]=$(null),c=e.status==="SUSPENDED",d=(m,u)=>o.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:u},{version:t,isDry:m});async function p(){l(null);try{await o.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),n("Active again.")}catch(m){l(m)}}return i`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${N} error=${a} />
      <div class="actions">
        ${c?i`<button type="button" class="button" onClick=${p}>Activate</button>`:i`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${s&&i`
        <${W} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async m=>le(e,await d(!0,m))} act=${m=>d(!1,m)}
          onDone=${()=>(r(!1),n("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var Us=20,Fi=10;function qs({route:{id:e}}){let{api:t,may:n,announce:o}=_(w),s=q(c=>Di(t,e,c),[t,e]),r=c=>{o(c),s.again()},{data:a,error:l}=s;return i`
    <section class="page" aria-busy=${a||l?null:"true"}>
      <p class="small"><a href=${D()}>Clients</a></p>
      ${a?i`<${Ui} client=${a.client} />`:i`<h1 tabindex="-1">Client</h1>`}
      <${j} loaded=${s} />
      ${l?.status===404&&i`<p class="part-none"><a href=${D()}>Look for it among all clients</a>.</p>`}
      ${a&&i`<${qi} ...${a} mayChange=${n("operate:write")} onDone=${r} onReload=${s.again} />`}
    </section>
  `}async function Di(e,t,n){let{client:o,version:s}=await e.operate.client(t,n),r=await e.operate.keys(o.id,n);return{client:o,version:s,keys:r,entries:await Mi(e,o,r,n)}}async function Mi(e,t,n,o){let s=[t.id,...n.slice(-Fi).map(l=>l.id)];return(await Promise.all(s.map(l=>e.operate.auditLog({target:l,limit:Us},o)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,Us)}function Ui({client:e}){let{name:t,role:n,status:o,id:s,createdAt:r,createdBy:a}=e;return i`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${ae[n]}</span>
      ${o==="SUSPENDED"?i`<span class="state bad">Suspended</span>`:i`<span class="state good">Active</span>`}
      <span>created ${O(r)}${a&&i` by <bdi>${a}</bdi>`}</span>
      <span class="id">${s}</span>
    </p>
  `}function qi({client:e,version:t,keys:n,entries:o,mayChange:s,onDone:r,onReload:a}){return i`
    ${e.status==="SUSPENDED"&&i`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${ze} credits=${e} />
    <${ws} alerts=${e.alerts} />
    <p class="small usage-link"><a href=${Le({client:e.id})}>Usage of this client</a></p>
    ${s&&i`<${Ds} key=${t} client=${e} version=${t} onDone=${r} onReload=${a} />`}
    ${s&&i`<${Os} client=${e} onDone=${r} />`}
    <${vs} client=${e} version=${t} mayChange=${s} onDone=${r} onReload=${a} />
    <${Fs} client=${e} version=${t} mayChange=${s} onDone=${r} onReload=${a} />
    <${Ls} client=${e} keys=${n} mayChange=${s} onDone=${r} />
    <${Es} client=${e} />
    ${s&&i`<${Ms} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${Z({target:e.id})}>All entries about this client</a>
      </div>
      ${o.length?i`<${Ve} entries=${o} />`:i`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function js(e,t,n,o){return t.search?Bi(e,t,n,o):t.before?ji(e,t,o):Bs(e,t,o)}async function Bs(e,{status:t,after:n},o){let s=await e.videos({status:t,after:n,limit:12},o);return{...s,newer:n&&(s.first_id??n),older:s.has_more&&s.last_id}}async function ji(e,{status:t,before:n},o){let s=await e.videos({status:t,after:n,order:"asc",limit:12},o);return!s.has_more&&s.data.length<12?Bs(e,{status:t,after:""},o):{...s,data:s.data.toReversed(),newer:s.has_more&&s.last_id,older:s.first_id}}async function Bi(e,{status:t,search:n},o,s){let r=lt(n).split(/\s+/),a={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;a.has_more&&a.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},s);a.data.push(...c.data.filter(({prompt:d})=>r.every(p=>lt(d??"").includes(p)))),a.searched+=c.data.length,[a.has_more,l]=[c.has_more,c.last_id],s.aborted||o({...a})}return{...a,isSearching:!1}}var lt=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var Gs=100,Gi=100,Kt=5e3,Vt=50;async function Ws(e,{search:t,status:n,role:o,after:s},r){if(!t)return e.operate.clients({status:n,role:o,after:s,limit:Vt},r);let a=lt(t).split(/\s+/),l=[];for await(let c of Nn(e,{status:n,role:o},r)){let d=`${lt(c.name)} ${c.id}`;if(a.every(p=>d.includes(p))&&l.push(c),l.length===Gi)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*Nn(e,t,n){for(let o,s=!0,r=0;s&&r<Kt;r+=Gs){let a=await e.operate.clients({...t,after:o,limit:Gs},n);yield*a.data,[s,o]=[a.has_more,a.last_id]}}var Wi={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function Hs({route:e}){let{api:t,may:n}=_(w),{search:o,status:s,role:r,after:a}=e,l=q(p=>Ws(t,e,p),[t,o,s,r,a]),{data:c,error:d}=l;return i`
    <section class="page" aria-busy=${c||d?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${n("operate:write")&&i`<a class="button" href=${rt}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${Ki} key=${o} route=${e} />
        <${Vi} route=${e} />
      </div>
      <${j} loaded=${l} />
      ${o&&i`<p class="quiet small" role="status">${Hi(c)}</p>`}
      ${c?.data.length>0&&i`<${zi} clients=${c.data} />`}
      ${c&&!c.data.length&&i`<${Yi} route=${e} mayCreate=${n("operate:write")} />`}
      ${c&&i`<${Qi} route=${e} page=${c} />`}
    </section>
  `}function Hi(e){return e?`${h(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function Ki({route:{status:e,role:t,search:n}}){let o=A();return i`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=D({status:e,role:t,search:o.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${o} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${n} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Vi({route:{status:e,role:t,search:n}}){let o=s=>(s.status??"")===e&&(s.role??"")===t;return i`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(Wi).map(([s,r])=>i`<a key=${s} href=${D({...r,search:n})} aria-current=${o(r)?"true":null}>${s}</a>`)}
    </nav>
  `}function zi({clients:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${Ji} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function Ji({client:e}){let{id:t,name:n,role:o,creditLimit:s,usedCredit:r,heldCredit:a,availableCredit:l}=e;return i`
    <tr>
      <td class="name">
        <a href=${G(t)} dir="auto">${n}</a>
        ${o!=="MEMBER"&&i` <span class="state">${ae[o]}</span>`}
        ${e.status==="SUSPENDED"&&i` <span class="state bad">Suspended</span>`}
        ${e.alerts.length>0&&i` <${_s} alert=${On(e.alerts)} />`}
      </td>
      <td class="spare bar">
        <${qt} credits=${e} />
        <span class="unseen">${s>0?`${Math.round(Se(r+a,s))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${h(r)}</td>
      <td class="number spare">${h(a)}</td>
      <td class="number">${h(s)}</td>
      <td class=${`number ${l<=0&&o==="MEMBER"?"out":""}`}>${h(l)}</td>
    </tr>
  `}function Yi({route:{search:e,status:t,role:n,after:o},mayCreate:s}){let r=i`<a href=${D()}>Show all clients</a>`;if(e)return i`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(o)return i`<p class="none">There are no more clients. ${r}.</p>`;if(t)return i`<p class="none">No client is suspended. ${r}.</p>`;let a=s&&i` <a href=${rt}>Create one</a>: a name and a limit are enough.`;return i`<p class="none">There is no client of this kind.${a} ${n&&i`${r}.`}</p>`}function Qi({route:{status:e,role:t,search:n,after:o},page:s}){return n||!(o||s.has_more)?null:i`
    <nav class="pages" aria-label="Pages of clients">
      ${o&&i`<a class="button" href=${D({status:e,role:t})}>First ${Vt}</a>`}
      ${s.has_more&&i`<a class="button" href=${D({status:e,role:t,after:s.last_id})}>Next ${Vt}</a>`}
    </nav>
  `}function Ks(e){let t=new Map;for(let n of e.filter(({videoId:o})=>o)){let o=t.get(n.videoId)??{...Zi,videoId:n.videoId,prompt:n.prompt??null},{charged:s,held:r}=Xi[n.kind](n.amount);t.set(n.videoId,{...o,charged:o.charged+s,held:o.held+r,time:n.createdAt,isWhole:o.isWhole||n.kind==="hold"})}return[...t.values()].sort((n,o)=>n.time<o.time?1:-1)}var Zi={charged:0,held:0,time:"",isWhole:!1},Xi={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function Vs(e,t,n){let o=[];for(let s,r=!0;r;){let a=await e.entries({limit:100,after:s},n);o.push(...a.data),t(o.length),[s,r]=[a.last_id,a.has_more]}return o}var el=["entry","time","kind","amount","change","video","prompt","note"];function zs(e){let t=e.map(n=>[Je(n.id),Je(n.createdAt),Je(n.kind),n.amount,he(n),Je(n.videoId),Je(n.prompt),Je(n.note)]);return`\uFEFF${[el,...t].map(n=>`${n.map(tl).join()}\r
`).join("")}`}var Je=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",tl=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var Js=640,zt=120;function Ys({entries:e,available:t}){let n=nl(e,t),o=Math.max(...n,1),s=ol(n,o);return i`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${h(e.length)} lines; the top edge is ${h(o)}
      </figcaption>
      <svg viewBox=${`0 0 ${Js} ${zt}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${I(n[0])} to ${I(t)} left`}>
        <path class="area" d=${`${s}V${zt}H0Z`} />
        <path class="line" d=${s} />
      </svg>
    </figure>
  `}function nl(e,t){let n=[t];for(let o of e.slice(0,-1))n.push(n.at(-1)-he(o));return n.reverse()}function ol(e,t){let n=Js/e.length,o=r=>(zt-Math.max(0,r)/t*(zt-8)).toFixed(1),s=e.map((r,a)=>`V${o(r)}H${((a+1)*n).toFixed(1)}`);return`M0 ${o(e[0])}${s.join("")}`}var Pn=30,Ln={start_time:"from",end_time:"to",bucket_width:"width",timezone:"zone",group_by:"label",client:"client"};function Qs({page:e,...t}){let n=t.zone||ht(),o;try{o=Oe(Date.now()/1e3,n)}catch{o=Oe(Date.now()/1e3,"UTC")}let s=t.to||o;return{...t,zone:n,to:s,from:t.from||cn(s,1-Pn),width:t.width||"1d"}}function Rn({from:e,to:t,width:n,zone:o,group:s,label:r,client:a}){let l=d=>{try{return dn(d,o)}catch{return dn(d,"UTC")}},c=[s,r&&`metadata.${r}`].filter(Boolean);return{start_time:l(e),end_time:l(cn(t,1)),bucket_width:n,timezone:o,group_by:c,client:a}}var Fn=120,Zs=.2;function Xs({columns:e,label:t}){let n=Math.max(...e.map(({value:s})=>s),1),o=e.reduce((s,{value:r})=>s+r,0);return i`
    <figure class="chart bars">
      <figcaption class="quiet small">${t}: ${h(o)}; the top edge is ${h(n)}</figcaption>
      <svg viewBox=${`0 0 ${e.length} ${Fn}`} preserveAspectRatio="none" role="img"
        aria-label=${`${t}, from ${e[0].name} to ${e.at(-1).name}: ${h(o)} together. The table has each figure.`}>
        ${e.map(({name:s,value:r},a)=>{let l=r/n*(Fn-4);return i`
            <rect key=${s} x=${a+Zs/2} y=${Fn-l} width=${1-Zs} height=${l}>
              <title>${s}: ${h(r)}</title>
            </rect>
          `})}
      </svg>
      <p class="quiet small ends" aria-hidden="true"><span>${e[0].name}</span><span>${e.at(-1).name}</span></p>
    </figure>
  `}var Dn=1e3,sl={"1d":"Days","1h":"Hours"};function Jt({route:e,calls:t,write:n,figures:o,groups:s,none:r,isOfAll:a=!1}){let l=Qs(e),c=q(async v=>t.usage(Rn(l),v),[t,...Object.values(l)]),{data:d,error:p}=c,m=p?.param?Object.assign(Object.create(p),{param:Ln[p.param]}):p,{problems:u,notice:f}=B(m,Object.values(Ln)),g=i`
    <${rl} key=${JSON.stringify(l)} filter=${l} given=${e} problems=${u} write=${n} groups=${s} isOfAll=${a} />
  `,C=Object.entries(e).some(([v,y])=>v!=="page"&&y);return i`
    <div aria-busy=${d||p?null:"true"}>
      ${a?g:i`<details class="fold" open=${C}><summary class="button">Choose days and groups</summary>${g}</details>`}
      <${j} loaded=${{...c,error:f}} />
      ${d&&i`<${al} page=${d} filter=${l} figures=${o} none=${r} Heading=${a?"h2":"h3"}
        ask=${()=>t.usageFile(Rn(l))} />`}
    </div>
  `}function rl({filter:e,given:t,problems:n,write:o,groups:s,isOfAll:r}){let[a,l]=$(e),c=m=>u=>l(f=>({...f,[m]:u.trim()})),d=m=>{m.preventDefault();let u=Object.fromEntries(["from","to"].map(f=>[f,a[f]===e[f]?t[f]:a[f]]));location.hash=o({...a,...u})},p=m=>({name:m,problems:n,value:a[m],onInput:c(m)});return i`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${d} novalidate>
      <${x} ...${p("from")} type="date" label="First day" required />
      <${x} ...${p("to")} type="date" label="Last day" required />
      <${V} ...${p("width")} label="One bar is" options=${sl} />
      <${x} ...${p("zone")} label="Time zone" placeholder="Europe/Berlin" />
      <${V} ...${p("group")} label="Group by" options=${s} />
      <${x} ...${p("label")} label="And by label" placeholder="campaign" />
      ${r&&i`<${x} ...${p("client")} label="Only client (id)" placeholder="client_…" />`}
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `}function al({page:e,filter:t,figures:n,none:o,Heading:s,ask:r}){let a=Object.keys(n),[l,c]=$("credits_settled"),d=t.width==="1h",p=(f,g)=>f.reduce((C,v)=>C+v[g],0),m=e.data.flatMap(({results:f})=>f);if(!m.some(f=>a.some(g=>f[g])))return i`<p class="none">${o}</p>`;let u=e.data.map(({start_time:f,results:g})=>({name:un(f,t.zone,d),value:p(g,l)}));return i`
    <dl class="tally">
      ${a.map(f=>i`<div key=${f}><dt>${n[f]}</dt><dd>${h(p(m,f))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <${s} id="usage-by">By ${d?"hour":"day"}<//>
      <div class="actions"><${Gt} ask=${r} of="usage" /></div>
    </div>
    <div class="actions" role="group" aria-label="Shown as bars">
      ${a.map(f=>i`
            <button key=${f} type="button" class="button" aria-pressed=${l===f?"true":"false"} onClick=${()=>c(f)}>
              ${n[f]}
            </button>
          `)}
    </div>
    <${Xs} columns=${u} label=${n[l]} />
    <${il} page=${e} filter=${t} figures=${n} isHour=${d} />
  `}function il({page:e,filter:t,figures:n,isHour:o}){let s=Object.keys(n),r=t.group||t.label,l=e.data.flatMap(({start_time:c,results:d})=>d.map(p=>({start:c,result:p}))).filter(({result:c})=>s.some(d=>c[d]));return i`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-by">
      <table class="usage">
        <thead>
          <tr>
            <th>${o?"Hour":"Day"}</th>${r&&i`<th>Group</th>`}
            ${s.map(c=>i`<th key=${c} class="number">${n[c]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${l.slice(0,Dn).map(({start:c,result:d})=>i`
              <tr>
                <td class="day">${un(c,t.zone,o)}</td>
                ${r&&i`<td dir="auto">${ll(d)}</td>`}
                ${s.map(p=>i`<td key=${p} class="number">${h(d[p])}</td>`)}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${o?"Hours":"Days"} in which nothing happened are left out.
      ${l.length>Dn&&` These are the first ${h(Dn)} rows; the file has all.`}
    </p>
  `}function ll({client_name:e,outcome:t,metadata:n}){let o=Object.entries(n??{}).map(([s,r])=>`${s}: ${r??"none"}`);return[e,fo[t]??t,...o].filter(Boolean).join(" \xB7 ")}var cl=50,dl={"":"Nothing",outcome:"Outcome"},ul={videos:"Films asked for",generations:"New films paid",credits_settled:"Charged",credits_refunded:"Given back",credits_saved_by_hits:"Saved: film existed",credits_saved_by_joins:"Saved: film shared"};function er({route:e}){let t=_(w),{items:n,hasMore:o,error:s,more:r}=Pt(a=>t.api.entries({limit:cl,after:a}),[t.api]);return S(()=>{t.refresh()},[]),i`
    <section class="page" aria-busy=${t.credits&&n?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${N} error=${s??t.trouble} />
      ${t.credits&&i`<${pl} credits=${t.credits} />`}
      ${t.credits&&n?.length>1&&i`<${Ys} entries=${n} available=${t.credits.availableCredit} />`}
      ${n?.length>0&&i`<${ml} route=${e} api=${t.api} />`}
      ${n&&i`<${fl} entries=${n} />`}
      ${o&&i`<div class="pages"><button type="button" class="button" onClick=${r}>Older lines</button></div>`}
    </section>
  `}function pl({credits:e}){let{budget:t,expiringGrants:n}=e;return i`
    <${ze} credits=${e} />
    ${n.filter(({left:o})=>o>0).map(({id:o,left:s,expiresAt:r})=>i`<p key=${o} class="quiet small resets">${I(s)} expire on ${O(r)}, unless they are spent.</p>`)}
    ${t&&i`<section class="budget" aria-label="Budget"><${Ut} budget=${t} /></section>`}
  `}function ml({route:e,api:t}){return i`
    <section class="part" aria-labelledby="usage-title">
      <h2 id="usage-title">Usage</h2>
      <p class="quiet">What you made, paid and saved. Credits count when they were charged, films when they were asked for.</p>
      <${Jt} route=${e} calls=${t} write=${Lt} figures=${ul} groups=${dl}
        none=${i`Nothing was made in this time. Choose other days, or <a href=${Q}>make a film</a>.`} />
    </section>
  `}function fl({entries:e}){let[t,n]=$(!1);return e.length?i`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${$l} isByFilm=${t} onView=${n} />
        <${wl} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?i`<${bl} entries=${e} />`:i`<${hl} entries=${e} />`}
    </div>
  `:i`<p class="none">No credits were granted yet: ask an operator. <a href=${Q}>See what a film costs</a>.</p>`}function $l({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([n,o])=>i`
      <button type="button" class="button" aria-pressed=${e===n?"true":"false"} onClick=${()=>t(n)}>${o}</button>
    `)}function hl({entries:e}){return i`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>i`<${gl} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function gl({entry:e}){let t=he(e);return i`
    <tr>
      <td>${je[e.kind]}${e.note&&i` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&i`<${tr} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${O(e.createdAt)}</td>
      <td class="number">${t?gt(t):i`<span class="quiet">${h(e.amount)}</span>`}</td>
    </tr>
  `}var tr=({videoId:e,prompt:t})=>i`<a href=${pe(e)} dir="auto" title=${t??e}>${t?$e(t):e}</a>`;function bl({entries:e}){let t=Ks(e);return t.length?i`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:n,prompt:o,time:s,held:r,charged:a,isWhole:l})=>i`
            <tr key=${n}>
              <td class="film"><${tr} videoId=${n} prompt=${o} /></td>
              <td class="quiet">${O(s)}</td>
              ${l?i`<td class="number">${h(r)}</td><td class="number">${h(a)}</td>`:i`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:i`<p class="none">No film yet. <a href=${Q}>Make the first one</a>.</p>`}function wl(){let{api:e,announce:t}=_(w),[n,o]=$(null),s=n?.isBusy;return i`
    <button type="button" class="button" onClick=${async()=>{if(!s)try{let a=d=>o({isBusy:!0,text:`${h(d)} lines\u2026`});a(0);let l=zs(await Vs(e,a)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));it(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),o(null)}catch(a){o({text:a.message}),t(a.message)}}}>
      <${P} name="download" />
      ${n?.text??i`CSV<span class="unseen"> of the ledger</span>`}
    </button>
  `}function me(e){let t=We(()=>e?URL.createObjectURL(e):null,[e]);return S(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function Ye(e){let{api:t}=_(w),[n,o]=$(void 0);return S(()=>{let s=new AbortController;return t.still(e,s.signal).then(o,()=>s.signal.aborted||o(null)),()=>s.abort()},[t,e]),n}function or({video:e,onCancel:t,onRemove:n}){let o=se(e);return i`
    <li class="card">
      <a class="cover" href=${pe(e.id)}>
        <${vl} video=${e} />
        <span class=${`badge ${e.status} ${tt(e)?"charged":""}`}>${qe(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&i`<p class="why small"><${we} text=${e.error.message} /></p>`}
      <p class="quiet small">${po(e)}</p>
      <p class="quiet small">${O(e.created_at)}</p>
      ${e.status==="in_progress"&&i`<${_l} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&i`<${Bt} id=${e.id} label=${Mn("Download",e)} />`}
        ${o&&i`<${yl} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&i`<${nr} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${o&&i`<${nr} verb="Delete" icon="remove" video=${e} onClick=${n} />`}
      </div>
    </li>
  `}var Mn=(e,t)=>`${e}: ${$e(t.prompt)}, take ${t.take}`;function _l({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return i`<progress max="100" value=${t} aria-label=${xe(e)}></progress>`}function yl({verb:e,video:t}){return i`<a class="button" href=${Pe(t.id)} aria-label=${Mn(e,t)}><${P} name="again" />${e}</a>`}function nr({verb:e,icon:t,video:n,onClick:o}){return i`
    <button type="button" class="button" aria-label=${Mn(e,n)} onClick=${()=>o(n)}>
      <${P} name=${t} />${e}
    </button>
  `}function vl({video:e}){let t=Ye(e.id),n=me(t);return i`
    <span class="thumbnail">
      ${n?i`<img src=${n} alt="" />`:t===null&&i`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function sr({video:e,onYes:t,onNo:n}){let o=A();return S(()=>{let s=o.current;return s.showModal(),()=>s.close()},[]),i`
    <dialog ref=${o} aria-labelledby="remove-title" onCancel=${n}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${$e(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${n}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*rr(e){let t="";for await(let n of Sl(e)){t=(t+n).replaceAll(`\r
`,`
`);let o=t.split(`

`);t=o.pop(),yield*o.map(kl).filter(s=>s.data)}}function kl(e){let t={event:"message",data:""};for(let n of e.split(`
`)){let[,o,s]=/^(\w+): ?(.*)$/.exec(n)??[];o==="event"&&(t.event=s),o==="data"&&(t.data+=(t.data&&`
`)+s)}return t}async function*Sl(e,t=6e4){let n=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let o=setTimeout(()=>n.cancel(),t),{done:s,value:r}=await n.read().finally(()=>clearTimeout(o));if(s)return;yield r}}finally{n.cancel().catch(()=>{})}}var Un=1e3,xl=5e3,Cl=1e4;async function ir(e,t,{onVideo:n,onTrouble:o,signal:s}){let r=ar;for(let a=0;!s.aborted;){try{for await(let l of r(e,t,s))if(a=0,o(null),n(l),se(l))return}catch(l){if(s.aborted)return;if(l.code==="not_found"&&r===ar)r=El;else{if(l.isFinal)throw l;o(l)}}await qn(Math.min(Cl,Un*2**a++),s)}}async function lr(e,{onPage:t,onTrouble:n,signal:o}){for(;!o.aborted;){let s=!1;try{let r=await e(o);if(o.aborted)return;n(null),t(r),s=r.data.some(a=>!se(a))}catch(r){if(o.aborted||(n(r),r.isFinal))return}await qn(s?Un:xl,o),await Tl(o)}}async function*ar(e,t,n){let o=await e.call(`${fe(t)}/events`,{signal:n,headers:{accept:"text/event-stream"}});for await(let{event:s,data:r}of rr(o.body))s==="video"&&(yield JSON.parse(r))}async function*El(e,t,n){for(;;)yield await e.video(t,n),await qn(Un,n)}function qn(e,t){return new Promise(n=>{let o=setTimeout(n,e);t.addEventListener("abort",()=>(clearTimeout(o),n()),{once:!0})})}function Tl(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function cr({route:e}){let{api:t,announce:n,refresh:o}=_(w),[s,r]=$(0),{page:a,trouble:l}=Ol(t,e,s),[c,d]=$(null),[p,m]=$(null),u=A();async function f(v,y){d(null);try{await v(),n(y),o(),r(s+1)}catch(b){d(b)}}let g=v=>f(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),C=async()=>{m(null),await f(()=>t.remove(p.id),"Deleted."),u.current.focus()};return i`
    <section class="page" aria-busy=${a?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${u}>My films</h1>
        <div class="finder">
          <${Al} key=${e.search} route=${e} />
          <${Il} route=${e} />
        </div>
      </div>
      <${N} error=${c??l} />
      ${e.search&&i`<${Nl} page=${a} />`}
      ${a?.data.length>0&&i`<${Pl} page=${a} onCancel=${g} onRemove=${m} />`}
      ${a&&!a.data.length&&!a.isSearching&&i`<${Ll} route=${e} />`}
      ${a&&i`<${Rl} route=${e} page=${a} />`}
      ${p&&i`<${sr} video=${p} onYes=${C} onNo=${()=>m(null)} />`}
    </section>
  `}function Ol(e,t,n){let{status:o,search:s,after:r,before:a}=t,[l,c]=$(null),[d,p]=$(null);return S(()=>c(null),[o,s,r,a]),S(()=>{let m=new AbortController,{signal:u}=m,f=()=>js(e,t,c,u);return s?f().then(c,g=>u.aborted||p(g)):lr(f,{onPage:c,onTrouble:p,signal:u}),()=>m.abort()},[e,o,s,r,a,n]),{page:l,trouble:d}}function Al({route:e}){let t=A();return i`
    <form class="search" role="search" onSubmit=${o=>{o.preventDefault(),location.hash=ne({status:e.status,search:t.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Il({route:e}){return i`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...et}).map(([t,n])=>i`
          <a href=${ne({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${n}</a>
        `)}
    </nav>
  `}function Nl({page:e}){let t=`${h(e?.data.length??0)} found in ${h(e?.searched??0)} films`,n=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return i`<p class="quiet small" role="status">${t}${n}${e?.isSearching===!1?".":"\u2026"}</p>`}function Pl({page:e,onCancel:t,onRemove:n}){return i`
    <ul class="gallery">
      ${e.data.map(o=>i`<${or} key=${o.id} video=${o} onCancel=${t} onRemove=${n} />`)}
    </ul>
  `}function Ll({route:e}){let t=i`<a href=${ne()}>Show all films</a>`;return e.search?i`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?i`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?i`<p class="none">There are no more films. ${t}.</p>`:i`<p class="none">No films yet. <a href=${Q}>Make the first one</a>: a still and a sentence are enough.</p>`}function Rl({route:e,page:t}){let{status:n}=e;return e.search||!(t.newer||t.older)?null:i`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&i`<a class="button" href=${ne({status:n})}>Newest</a>`}
      ${t.newer&&i`<a class="button" href=${ne({status:n,before:t.newer})}>Newer</a>`}
      ${t.older&&i`<a class="button" href=${ne({status:n,after:t.older})}>Older</a>`}
    </nav>
  `}function Yt({evidence:e}){let{cause:t,sentAt:n,lostAt:o,readingBefore:s,readingAfter:r,moved:a,otherCredits:l,credits:c}=e;return i`
    <p class="small">Sent ${O(n)}. Its answer was lost ${O(o)}${t&&i`: <span dir="auto">${t}</span>`}.</p>
    <dl class="sides">
      <${dr} name="Counter before" reading=${s} />
      <${dr} name="Counter after" reading=${r} />
      <div><dt>It moved by</dt><dd>${a===null?"not known":h(a)}</dd></div>
      <div><dt>Other calls cost</dt><dd>${l===null?"not known":h(l)}</dd></div>
      <div><dt>This call costs</dt><dd>${h(c)}</dd></div>
    </dl>
  `}function dr({name:e,reading:t}){return i`
    <div>
      <dt>${e}</dt>
      <dd>
        ${t===null?"no reading":i`
              ${h(t.usedCredit)}
              <span class="quiet small"><a href=${_e(t.generationId)}>read ${O(t.readAt)}</a></span>
            `}
      </dd>
    </div>
  `}function Qt({evidence:{proposal:e,basis:t,verdict:n}}){return n?i`
      <p class="proposed">
        <b>Verdict: ${n.billed?"it was billed":"it was not billed"}.</b> ${I(n.refundedCredit)} given back,
        ${" "}${O(n.createdAt)}. ${n.note&&i`<span dir="auto">${n.note}</span>`}
      </p>
    `:i`<p class="proposed"><b>${hs[e]??e}.</b> ${gs[t]??t}</p>`}var jn=e=>e.reduce((t,{kind:n,amount:o})=>t+({settle:o,refund:-o}[n]??0),0);function ur({story:{id:e,client_name:t,entries:n},onDone:o}){let{api:s}=_(w),[r,a]=$(""),[l,c]=$(null),d=I(jn(n)),p=({note:m,once:u},f)=>s.operate.refund(e,m?{note:m}:{},{isDry:f,once:f?void 0:u});return i`
    <div class="form beside">
      <${x} name="refund-note" label="Why (optional)" hint="The client sees it in its ledger." maxlength="500" value=${r} onInput=${a} />
      <div class="actions">
        <button type="button" class="button" onClick=${()=>c({note:r.trim(),once:ke()})}>Give the credits back…</button>
      </div>
    </div>
    ${l&&i`<${W} title=${`Give ${d} back to ${t}?`} name=${t} yes="Give them back"
      lead="It is done once and stays. If there is a film, the client keeps it."
      rehearse=${async()=>Fl(await p(l,!0))} act=${()=>p(l,!1)}
      onDone=${()=>(c(null),o("The credits are given back."))} onNo=${()=>c(null)} />`}
  `}var Fl=({amount:e,note:t})=>({givenBack:{from:null,to:I(e)},note:{from:null,to:t}});function pr({times:e}){let t=Object.keys(En),n=t.reduce((s,r)=>s+e[r],0),o=s=>t.slice(0,s).reduce((r,a)=>r+e[a],0);return i`
    <svg class="meter times" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${t.map((s,r)=>{let[a,l]=[o(r),e[s]].map(c=>Se(c,n));return i`<rect key=${s} class=${s} x=${a} width=${l} height="1" />`})}
    </svg>
    <dl class="tally parts">
      ${t.map(s=>i`<div key=${s}><dt><i class=${`dot ${s}`}></i>${En[s]}</dt><dd>${Bn(e[s])}</dd></div>`)}
      <div><dt>Together</dt><dd>${Bn(n)}</dd></div>
    </dl>
    <${Dl} waits=${e.waits} />
  `}function Dl({waits:e}){let t=e.filter(n=>n.waiting_for!==null);return t.length?i`
    <ul class="waits small">
      ${t.map(({began_at:n,seconds:o,waiting_for:s,reason:r})=>i`
          <li key=${n}>
            ${Bn(o)} from ${O(n)}: it waited for ${Dt[s]??s}
            ${r&&i`. <span dir="auto">${r}</span>`}
          </li>
        `)}
    </ul>
  `:null}var Bn=e=>e<10?`${h(Math.round(e*10)/10)} s`:Y(e);function mr({route:{id:e}}){let{api:t,may:n,announce:o}=_(w),s=q(c=>t.operate.generation(e,c),[t,e]),{data:r,error:a}=s,l=c=>{o(c),s.again()};return i`
    <section class="page" aria-busy=${r||a?null:"true"}>
      <p class="small"><a href=${J()}>Generations</a></p>
      <h1 tabindex="-1">Generation</h1>
      <${j} loaded=${s} />
      ${a?.status===404&&i`<p class="part-none"><a href=${J()}>Look for it among all generations</a>.</p>`}
      ${r&&i`<${Ml} story=${r} mayChange=${n("operate:write")} onDone=${l} />`}
    </section>
  `}function Ml({story:e,mayChange:t,onDone:n}){return i`
    <${Ul} story=${e} />
    ${e.evidence&&i`
      <section aria-labelledby="evidence-title" class="part">
        <h2 id="evidence-title">Was it billed?</h2>
        <${Qt} evidence=${e.evidence} />
        <${Yt} evidence=${e.evidence} />
        ${!e.evidence.verdict&&i`<p class="small part-none"><a href=${X({client:e.client_id})}>Give a verdict</a></p>`}
      </section>
    `}
    <section aria-labelledby="times-title" class="part">
      <h2 id="times-title">Where the time went</h2>
      ${e.times?i`<${pr} times=${e.times} />`:i`<p class="quiet part-none">This is more than 30 days ago: its events are deleted.</p>`}
    </section>
    <section aria-labelledby="attempts-title" class="part">
      <h2 id="attempts-title">Attempts</h2>
      <${ql} attempts=${e.attempts} />
    </section>
    <section aria-labelledby="entries-title" class="part">
      <h2 id="entries-title">Credits</h2>
      <${jl} entries=${e.entries} />
      ${t&&jn(e.entries)>0&&i`<${ur} story=${e} onDone=${n} />`}
    </section>
    <section aria-labelledby="videos-title" class="part">
      <h2 id="videos-title">Videos that share it</h2>
      <${Bl} videos=${e.videos} />
    </section>
  `}function Ul({story:e}){let{id:t,state:n,failure:o,client_id:s,client_name:r,credits:a,created_at:l,upstream_uuid:c}=e,d=e.fast_mode?"fast":"standard",p=e.generate_audio?"with sound":"silent";return i`
    <p class="quiet small facts">
      <span class=${`state ${Ft(n)}`}>${at[n]??n}</span>
      ${o&&n!=="unknown"&&i`<span>${Ce[o]??o}</span>`}
      <span>${I(a)}, paid by <a href=${G(s)} dir="auto">${r}</a></span>
      <span>accepted ${O(l)}</span>
    </p>
    <p class="quiet small">${[e.aspect_ratio,e.resolution,`${e.seconds} s`,d,p,`take ${e.take}`].join(" \xB7 ")}</p>
    <p class="quiet small facts"><span class="id">${t}</span>${c&&i`<span>at the model <span class="id">${c}</span></span>`}</p>
  `}function ql({attempts:e}){return e.length?i`
    <ol class="log attempts">
      ${e.map(({id:t,outcome:n,detail:o,started_at:s,ended_at:r})=>i`
          <li key=${t}>
            <p><b>${n===null?"The answer is awaited":fs[n]??n}</b></p>
            ${o&&i`<p class="small" dir="auto">${o}</p>`}
            <p class="quiet small">
              sent <time datetime=${new Date(s*1e3).toISOString()}>${O(s)}</time>
              ${r!==null&&`, answered after ${Y(r-s)}`}
            </p>
          </li>
        `)}
    </ol>
  `:i`<p class="quiet part-none">None yet: nothing that costs was sent.</p>`}function jl({entries:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Entries of its credits">
      <table class="entries">
        <thead><tr><th>What</th><th>When</th><th class="number">Credits</th></tr></thead>
        <tbody>
          ${e.map(({id:t,kind:n,amount:o,note:s,created_at:r})=>i`
              <tr key=${t}>
                <td class="name">${je[n]}${s&&i` <span class="quiet small" dir="auto">${s}</span>`}</td>
                <td class="quiet">${O(r)}</td>
                <td class="number">${h(o)}</td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}function Bl({videos:e}){return e.length?i`
    <div class="table" tabindex="0" role="region" aria-label="Its videos">
      <table class="videos">
        <thead><tr><th>Client</th><th>Video</th><th>State</th><th>How it was served</th><th class="number">Credits</th></tr></thead>
        <tbody>${e.map(t=>i`<${Gl} key=${t.id} video=${t} />`)}</tbody>
      </table>
    </div>
  `:i`<p class="quiet part-none">None: all were deleted.</p>`}function Gl({video:{id:e,client_id:t,client_name:n,status:o,failure:s,cache:r,credits:a,metadata:l}}){let c=Object.entries(l??{}).map(([d,p])=>`${d}: ${p}`);return i`
    <tr>
      <td class="name"><a href=${G(t)} dir="auto">${n}</a></td>
      <td class="name"><code>${e}</code>${c.length>0&&i`<span class="quiet small" dir="auto">${c.join(" \xB7 ")}</span>`}</td>
      <td>${et[o]}${s&&i` <span class="quiet small">${Ce[s]??s}</span>`}</td>
      <td>${$s[r]}</td>
      <td class="number">${h(a)}</td>
    </tr>
  `}var Wl=50,Hl={"":"All",...at},Kl={"":"All",...Ce},Vl=["client","state","failure"];function fr({route:e}){let{api:t}=_(w),{page:n,...o}=e,r=q(f=>t.operate.generations({..._t(o),limit:Wl},f),[t,...Object.values(o)]),{data:a,error:l}=r,{after:c,...d}=o,p=Object.values(d).some(Boolean),{problems:m,notice:u}=B(l,Vl);return i`
    <section class="page" aria-busy=${a||l?null:"true"}>
      <h1 tabindex="-1">Generations</h1>
      <p class="quiet">Each is one paid call to the model. Several videos may share it, and one client pays.</p>
      <${zl} key=${JSON.stringify(d)} kept=${d} isFiltered=${p} problems=${m} />
      <${j} loaded=${{...r,error:u}} />
      ${a?.data.length>0&&i`<${Jl} generations=${a.data} />`}
      ${a&&!a.data.length&&i`<${Ql} isFiltered=${p||c} />`}
      <${Ke} name="generations" page=${a} after=${c} write=${f=>J({...d,after:f})} />
    </section>
  `}function zl({kept:e,isFiltered:t,problems:n}){let[o,s]=$(e),r=c=>d=>s(p=>({...p,[c]:d.trim()})),a=c=>{c.preventDefault(),location.hash=J(o)},l=c=>({name:c,problems:n,value:o[c],onInput:r(c)});return i`
    <form class="filters" role="search" aria-label="Generations" onSubmit=${a} novalidate>
      <${V} ...${l("state")} label="State" options=${Hl} />
      <${V} ...${l("failure")} label="Why it failed" options=${Kl} />
      <${x} ...${l("client")} label="Paid by (client id)" placeholder="client_…" />
      <${x} ...${l("from")} type="date" label="First day" />
      <${x} ...${l("to")} type="date" label="Last day" />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&i`<a class="button plain" href=${J()}>Show all</a>`}
      </div>
    </form>
  `}function Jl({generations:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Generations">
      <table class="generations">
        <thead>
          <tr><th>Accepted</th><th>State</th><th>Paid by</th><th class="number spare">Price</th><th class="number spare">Took</th></tr>
        </thead>
        <tbody>${e.map(t=>i`<${Yl} key=${t.id} generation=${t} />`)}</tbody>
      </table>
    </div>
  `}function Yl({generation:{id:e,state:t,failure:n,client_id:o,client_name:s,credits:r,created_at:a,ended_at:l}}){return i`
    <tr>
      <td><a href=${_e(e)}>${O(a)}<span class="unseen">, ${e}</span></a></td>
      <td>
        <span class=${`state ${Ft(t)}`}>${at[t]??t}</span>
        ${n&&t!=="unknown"&&i` <span class="small">${Ce[n]??n}</span>`}
      </td>
      <td class="name"><a href=${G(o)} dir="auto">${s}</a></td>
      <td class="number spare">${h(r)}</td>
      <td class="number spare">${l===null?"":Y(l-a)}</td>
    </tr>
  `}function Ql({isFiltered:e}){return e?i`<p class="none">No generation fits. <a href=${J()}>Show all generations</a>.</p>`:i`<p class="none">No film was asked for yet. <a href=${D()}>Give a client credits and a key</a>, then it can make one.</p>`}var Zl={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},Gn={name:"",creditLimit:"0",role:"MEMBER",reason:""},Xl=Object.keys(Gn);function $r(){let{api:e,announce:t}=_(w),[n,o]=$(Gn),[s,r]=$(null),[a,l]=$(null),[c,d]=$(!1),p=A(),m=v=>y=>o(b=>({...b,[v]:y}));async function u(v){if(v.preventDefault(),c)return;d(!0),r(null);let{name:y,creditLimit:b,role:k,reason:E}=n;try{let L={name:y.trim(),creditLimit:te(b),role:k};l(await e.operate.createClient(E.trim()?{...L,reason:E.trim()}:L)),t("Created.")}catch(L){r(L),p.current.elements[L.param]?.focus()}d(!1)}let f=()=>{o(Gn),l(null)};if(a)return i`<${tc} client=${a} onAnother=${f} />`;let{problems:g,notice:C}=B(s,Xl);return i`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${u} novalidate>
        <${x} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${g}
          value=${n.name} onInput=${m("name")} />
        <${V} name="role" label="What it is for" hint=${Zl[n.role]} problems=${g} options=${ae}
          value=${n.role} onInput=${m("role")} />
        <${x} name="creditLimit" label="Limit in credits" hint=${ec(n.creditLimit)} inputmode="numeric" problems=${g}
          value=${n.creditLimit} onInput=${m("creditLimit")} />
        <${x} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${g} value=${n.reason} onInput=${m("reason")} />
        <${N} error=${C} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function ec(e){let t=te(e);return`${typeof t=="number"&&t>999?`${I(t)}. `:""}What it may spend in total. It can be changed at any time.`}function tc({client:e,onAnother:t}){return i`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${Wt} text=${e.key.key}>
        <a class="button" href=${G(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}var nc=5,oc=24*3600,hr="Of their limit, or of their budget in its current window.",sc=3,gr=100;function wr(){let{api:e,may:t}=_(w),n=q(r=>rc(e,r),[e]),{data:o,error:s}=n;return i`
    <section class="page" aria-busy=${o||s?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${j} loaded=${n} />
      ${o&&i`<${ic} ...${o} mayChange=${t("operate:write")} />`}
    </section>
  `}async function rc(e,t){let n=Math.floor(Date.now()/1e3)-oc,[o,s,r,a,l]=await Promise.all([ac(Nn(e,{},t)),e.operate.auditLog({limit:nc},t),e.operate.auditLog({outcome:"refused",created_after:n,limit:gr},t),e.operate.generations({state:"unknown",verdict:"none",limit:gr},t),e.operate.queue(t)]);return{clients:o,last:s.data,refused:r,unknown:a,queue:l}}async function ac(e){let t=[];for await(let n of e)t.push(n);return t}function ic({clients:e,last:t,refused:n,unknown:o,queue:s,mayChange:r}){let a=e.filter(({role:l})=>l==="MEMBER");return i`
    <p class="quiet">${lc(e,a)}${e.length>=Kt&&` These are the first ${h(Kt)} only.`}</p>
    ${e.length>0&&i`<${ze} credits=${cc(e)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${uc} tasks=${dc(e,a,{refused:n,unknown:o,queue:s})} mayChange=${r} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${Z()}>Audit log</a></div>
      ${t.length?i`<${Ve} entries=${t} />`:i`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function lc(e,t){let n=(s,r,a)=>`${h(s)} ${s===1?r:a}`,o=e.length-t.length;return`${n(t.length,"app","apps")}${o?` and ${n(o,"operator or reader","operators and readers")}`:""}, together:`}function cc(e){let t=n=>e.reduce((o,s)=>o+s[n],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(n=>[n,t(n)]))}function dc(e,t,{refused:n,unknown:o,queue:s}){let r=t.filter(({status:m})=>m==="ACTIVE"),a=r.filter(({availableCredit:m})=>m<=0),l=m=>({alerts:u})=>u.some(f=>f.threshold===m),[c,d]=[r.filter(l(100)),r.filter(l(80))],p=e.filter(({status:m})=>m==="SUSPENDED");return[{name:"Paused in the queue",help:"It lasts until an operator resumes it.",count:s.paused.length,all:Rt},{name:"Unknown outcomes",help:"Paid calls whose answer was lost: say whether they were billed.",count:o.data.length,hasMore:o.has_more,all:X()},{name:"Reached 100 %",help:`${hr} Where nothing is left, new films are refused.`,clients:c},{name:"Reached 80 %",help:`${hr} Raise it, or ask what they need.`,clients:br(d,c)},{name:"No credits left",help:"They can make no new film until their limit is raised.",clients:br(a,c)},{name:"Suspended",help:"Their requests are refused until they are activated.",clients:p,all:D({status:"SUSPENDED"})},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",count:n.data.length,hasMore:n.has_more,all:Z({outcome:"refused"})}].filter(({clients:m,count:u})=>(u??m.length)>0)}var br=(e,t)=>e.filter(n=>!t.includes(n));function uc({tasks:e,mayChange:t}){if(!e.length){let n=t&&i` You can <a href=${rt}>create a client</a>.`;return i`<p class="quiet part-none">Nothing: every app is active and has credits.${n}</p>`}return i`<ul class="tasks">${e.map(n=>i`<${pc} key=${n.name} task=${n} />`)}</ul>`}function pc({task:{name:e,help:t,clients:n=[],count:o=n.length,hasMore:s,all:r}}){let a=n.slice(0,sc),l=o-a.length,c=a.map(({id:p,name:m})=>i`<a href=${G(p)} dir="auto">${m}</a>`),d=l>0&&a.length?[...c,`${h(l)} more`]:c;return i`
    <li>
      <p class="sum">${h(o)}${s&&"+"}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Ee(d)}
          ${r&&i`${a.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}function _r({address:e,fields:t,image:n}){let o={address:e,fields:t,image:n??"still.png",isFile:!n?.startsWith("https://")};return[{name:"cURL",language:"bash",code:mc(o)},{name:"JavaScript",language:"javascript",code:fc(o)},{name:"Python",language:"python",code:$c(o)},{name:"OpenAI SDK",language:"python",code:bc(o)}]}function mc({address:e,fields:t,image:n,isFile:o}){let s=Object.entries(o?t:{image:n,...t}).map(([l,c])=>`  --form-string ${Wn(`${l}=${c}`)}`),r=o?" -F 'image=@-;filename=still'":"",a=o?` \\
  < ${Wn(n)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${Wn(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${r} \\
${s.join(` \\
`)}${a}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function fc({address:e,fields:t,image:n,isFile:o}){let s=o?`new Blob([await readFile(${JSON.stringify(n)})]), 'still'`:JSON.stringify(n);return`// node 18 or newer: node film.mjs
import { ${o?"readFile, ":""}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(e)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(t,null,2)};
const body = new FormData();
body.append('image', ${s});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function $c({address:e,fields:t,image:n,isFile:o}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${yr(t)}
}
${o?hc(n):gc(n)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var hc=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,gc=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function bc({address:e,fields:t,image:n,isFile:o}){let{prompt:s,seconds:r,...a}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(s)},
${o?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${yr(o?a:{image:n,...a},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${o?`with open(${JSON.stringify(n)}, "rb") as still:
${wc(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var wc=e=>e.replace(/^/gm,"    "),Wn=e=>`'${e.replaceAll("'","'\\''")}'`;function yr(e,t=4){let n=o=>typeof o=="boolean"?o?"True":"False":JSON.stringify(o);return Object.entries(e).map(([o,s])=>`${" ".repeat(t)}${JSON.stringify(o)}: ${n(s)},`).join(`
`)}function kr({fields:e,image:t,answer:n,video:o}){let s=Ue(e),r=_r({address:ut(),fields:s,image:t?.name??t}),a={image:t instanceof File?`${t.name}, ${de(t.size)}`:t??"a file",...s};return i`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${_c} samples=${r} />
        <div class="json">
          <${vr} title="Request" line="POST /videos, as a form" body=${a} />
          <${vr} title="Answer" line=${yc(n,o)} body=${o??n?.body} />
        </div>
      </div>
    </section>
  `}function _c({samples:e}){let[t,n]=$(0),o=A(),s=e[t];return i`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${o} onKeyDown=${a=>{let l={ArrowRight:1,ArrowLeft:-1}[a.key];if(!l)return;a.preventDefault();let c=(t+l+e.length)%e.length;n(c),o.current.children[c].focus()}}>
          ${e.map(({name:a},l)=>i`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>n(l)}>${a}</button>
            `)}
        </div>
        <${ye} label="Copy" text=${()=>s.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${s.code}</code></pre>
    </div>
  `}function vr({title:e,line:t,body:n}){return i`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${n?JSON.stringify(n,null,2):"\u2026"}</code></pre>
    </section>
  `}function yc(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var De=e=>e.split(":").map(Number);function Hn(e,t,n){let[o,s]=De(n),r=o/s;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function Sr(e,t,n){let o=Hn(e,t,n),s=Math.round(100-Math.min(o.width,o.height));if(s<1)return`${n} fits: nothing is cut.`;let r=o.width<o.height?"left and right":"top and bottom";return`${n} keeps the middle; ${s} % is cut at ${r}.`}function Er({fields:e,change:t,problems:n,children:o}){let s={fields:e,change:t,problems:n};return i`
    <${kc} ...${s}>${o}<//>
    <${Kn} ...${s} name="aspect_ratio" legend="Aspect ratio" values=${mt} icon=${Sc} />
    <div class="pair">
      <${Kn} ...${s} name="resolution" legend="Resolution" values=${ft} />
      <${Kn} ...${s} name="seconds" legend="Duration" values=${$t} unit=" s" />
    </div>
    <div class="switches">
      <${Cr} ...${s} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${Cr} ...${s} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${xc} ...${s} />
    </div>
  `}function kc({fields:e,change:t,problems:n,children:o}){let s=so(e.prompt);return i`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${o}
        <span class=${`count ${s>4e3?"too-many":""}`} id="prompt-count">
          ${h(s)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${h(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${n.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${K} name="prompt" problems=${n} />
    </div>
  `}var Sc=e=>{let[t,n]=De(e);return i`<${ks} across=${t} down=${n} />`};function Kn({fields:e,change:t,problems:n,name:o,legend:s,values:r,icon:a,unit:l=""}){return i`
    <fieldset class="field" aria-describedby=${`${o}-problem`}>
      <legend>${s}</legend>
      <div class="choice">
        ${r.map(c=>i`
            <label key=${c}>
              <input type="radio" name=${o} value=${c} checked=${e[o]===c}
                onChange=${()=>t({[o]:c})} />
              <span>${a?.(c)}${c}${l}</span>
            </label>
          `)}
      </div>
      <${K} name=${o} problems=${n} />
    </fieldset>
  `}function Cr({fields:e,change:t,problems:n,name:o,label:s,help:r}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">${s}</span><span class="quiet small" id=${`${o}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${o} aria-label=${s} checked=${e[o]}
          aria-describedby=${`${o}-help ${o}-problem`} onChange=${a=>t({[o]:a.target.checked})} />
      </label>
      <${K} name=${o} problems=${n} />
    </div>
  `}function xc({fields:e,change:t,problems:n}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${n.take?"true":null}
          onInput=${({target:o})=>t({take:Number.isInteger(o.valueAsNumber)?o.valueAsNumber:o.value})} />
      </label>
      <${K} name="take" problems=${n} />
    </div>
  `}var Tr="kinora.notify",Vn=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",zn=()=>Vn()&&Notification.permission==="granted"&&sessionStorage.getItem(Tr)==="yes";function Or(){let[e,t]=$(zn),[n,o]=$(!Vn());return n?null:i`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(Tr,r==="granted"?"yes":"no"),t(zn()),o(!Vn())}}>
      <${P} name=${e?"done":"bell"} />Notify me
    </button>
  `}function Ar(e){if(!document.hidden||!zn())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let n=new Notification(t,{body:$e(e.prompt),tag:e.id});n.onclick=()=>window.focus()}catch{}}var Ir="kinora.tab",Jn="stills";var Zt=e=>`video/${e}`;async function Xt(e,t){await ct("readwrite",n=>n.put({file:t,time:Date.now()},Yn(e))),await Oc()}var Nr=e=>ct("readwrite",t=>t.delete(Yn(e)));async function en(e){return(await ct("readonly",n=>n.get(Yn(e))))?.file??null}var Yn=e=>`${Cc()}/${e}`;function Cc(){let e=sessionStorage.getItem(Ir);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(Ir,t),t}async function ct(e,t){let n=new Promise(o=>setTimeout(()=>o(null),2e3));return Promise.race([n,Ec(e,t).catch(()=>null)])}async function Ec(e,t){let n=await Tc();try{return await Pr(t(n.transaction(Jn,e).objectStore(Jn)))}finally{n.close()}}function Tc(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(Jn).createIndex("time","time"),Pr(e)}var Pr=e=>new Promise((t,n)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>n(e.error)});async function Oc(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await ct("readonly",n=>n.index("time").getAllKeys(e));for(let n of t??[])await ct("readwrite",o=>o.delete(n))}function Lr(e,t){let{api:n,announce:o,mark:s,refresh:r}=_(w),[a,l]=$({});return S(()=>{if(l({video:t}),!e)return;let c=new AbortController,d=t;return ir(n,e,{onVideo:u=>{l({video:u}),s(io(u)),d&&d.status!==u.status&&(o(se(u)?`${qe(u)}.`:xe(u)),r(),se(u)&&Ar(u)),d=u},onTrouble:u=>l(f=>({...f,trouble:u})),signal:c.signal}).catch(u=>l({error:u})),()=>{c.abort(),s("")}},[n,e]),{...a,set:c=>l({video:c})}}function Rr(e,t,n){let{api:o,announce:s}=_(w),[r,a]=$(null);return S(()=>{if(a(null),!e.id||t.isLoaded)return;let l=new AbortController;return Ac(o,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let d=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";s(`Take ${c.fields.take} is set. ${d}`),n()},c=>!l.signal.aborted&&a(c)),()=>l.abort()},[o,e.id,e.again]),{error:r}}async function Ac(e,{id:t,again:n},o){let s=await e.video(t,o),r=await en(Zt(t)),a=Ue(s);return{image:r,fields:n&&s.status!=="failed"?{...a,take:a.take+1}:a}}function Fr(){let[e,t]=$(Date.now());return S(()=>{let n=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(n)},[]),e/1e3}var Dr="kinora.loop";function Ur({id:e,seen:t,outcome:n}){let{video:o,error:s,trouble:r}=t;return s?i`<${N} error=${s}><p><a href=${ne()}>See all your films</a></p><//>`:o?i`<${Ic} key=${e} video=${o} trouble=${r} outcome=${n} onVideo=${t.set} />`:i`<div class="screen" aria-busy="true"></div>`}function Ic({video:e,trouble:t,outcome:n,onVideo:o}){let s=e.status==="completed",r=Ss(e.id,s),[a,l]=$(!1),[c,d]=$(sessionStorage.getItem(Dr)!=="no"),p=()=>{sessionStorage.setItem(Dr,c?"no":"yes"),d(!c)},m=r.error??(a?{message:"This browser cannot play the film. Download it instead."}:null);return i`
    <${Nc} video=${e} link=${!a&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${Pc} video=${e} error=${m} />
    <//>
    <div class="under">
      <p class=${`outcome ${tt(e)?"charged":""}`}>${n??co(e)}</p>
      <p class="quiet small">${uo(e)}</p>
      <${N} error=${t} />
      <${Rc} video=${e} isLooped=${c} onLoop=${p} onVideo=${o} />
    </div>
  `}function Nc({video:e,link:t,isLooped:n,onFailure:o,children:s}){let r=me(Ye(e.id)),[a,l]=De(e.aspect_ratio);return i`
    <div class="screen" style=${{"--across":a,"--down":l}}>
      ${t?i`<${xs} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${n} onFailure=${o} />`:i`${r&&i`<img src=${r} alt="" />`}${s}`}
    </div>
  `}function Pc({video:e,error:t}){return e.status==="failed"?i`<${Mr} title=${mo(e)} text=${e.error.message} />`:t?i`<${Mr} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?i`<div class="curtain"><p class="state">Opening the film</p></div>`:i`<div class="curtain"><${Lc} video=${e} /></div>`}function Lc({video:e}){let t=Fr(),n=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),o=!!e.estimated_completed_at;return i`
    <p class="state">${xe(e)}${o&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${o?e.progress:void 0} aria-label=${xe(e)}></progress>
    <p class="small">
      ${Y(Math.max(0,t-e.created_at))} so far${o&&`, about ${Y(n)} left`}
    </p>
  `}function Mr({title:e,text:t}){return i`<div class="curtain"><p class="state">${e}</p><p><${we} text=${t} /></p></div>`}function Rc({video:e,isLooped:t,onLoop:n,onVideo:o}){let s=e.status==="completed";return i`
    <div class="actions">
      ${s&&i`
        <${Bt} id=${e.id} />
        <${Cs} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${n}><${P} name="loop" />Loop</button>
        <a class="button" href=${Pe(e.id)}><${P} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&i`<a class="button" href=${Pe(e.id)}><${P} name="again" />Try again</a>`}
      ${!se(e)&&i`<${Or} />`}
      ${e.status==="queued"&&i`<${Fc} video=${e} onVideo=${o} />`}
      <a class="button" href=${Q}>New film</a>
    </div>
  `}function Fc({video:e,onVideo:t}){let{api:n,announce:o,refresh:s}=_(w),[r,a]=$(null);return i`
    <button type="button" class="button" onClick=${async()=>{a(null);try{t(await n.cancel(e.id)),o("Cancelled. Nothing was charged."),s()}catch(c){a(c)}}}><${P} name="cancel" />Cancel</button>
    <${N} error=${r} />
  `}function qr(){let{api:e}=_(w),[t,n]=$(null);return S(()=>{let o=new AbortController;return e.videos({limit:1},o.signal).then(s=>n(s.data[0]??null),()=>{}),()=>o.abort()},[e]),t&&i`<${Dc} video=${t} />`}function Dc({video:e}){let t=me(Ye(e.id));return i`
    <a class="last" href=${pe(e.id)}>
      <span class="thumb">${t&&i`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${qe(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function jr({price:e,failure:t}){let{credits:n}=_(w),o=t?.status===402?t.figures:null,s=n&&e!==null?e-n.availableCredit:0;return i`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":h(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${n&&(s>0?i`<span class="short">${I(s)} more than the ${h(n.availableCredit)} you have left</span>`:`of ${h(n.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${o?"notice":null}>
      ${o&&i`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${h(o.required)}</dd>
          <dt>Your limit</dt><dd>${h(o.creditLimit)}</dd>
          <dt>Used</dt><dd>${h(o.usedCredit)}</dd>
          <dt>Held</dt><dd>${h(o.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var Mc="The cat looks up and blinks, soft light, slow push-in";function Br({draft:e,desk:t,problems:n}){let{image:o,fields:s}=e;return i`
    <label class="drop">
      <${Wr} onFile=${t.choose} problems=${n} />
      ${o instanceof File&&i`<${Gc} key=${o} image=${o} aspectRatio=${s.aspect_ratio} />`}
      ${typeof o=="string"&&i`<${Bc} address=${o} />`}
      ${!o&&i`<${jc} aspectRatio=${s.aspect_ratio} />`}
    </label>
    <${K} name="image" problems=${n} />
    <${Hc} image=${o} prompt=${s.prompt} desk=${t} />
  `}function Gr({image:e,onImage:t,problems:n}){return i`
    <div class="field">
      <label class="still-row">
        <${Wr} onFile=${t} problems=${n} />
        <span class="thumb">${e instanceof File&&i`<${qc} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?Uc(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${K} name="image" problems=${n} />
    </div>
  `}function Wr({onFile:e,problems:t}){let n=({target:o})=>{o.files.length&&e(o.files[0]),o.value=""};return i`
    <input class="unseen" type="file" name="image" accept=${oo.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${n} />
  `}var Uc=e=>e instanceof File?`${e.name}, ${de(e.size)}`:new URL(e).host;function qc({image:e}){return i`<img src=${me(e)} alt="" />`}function jc({aspectRatio:e}){let[t,n]=De(e);return i`
    <span class="invitation" style=${{aspectRatio:`${t} / ${n}`}}>
      <${P} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${de(2e7)}</span>
    </span>
  `}function Bc({address:e}){return i`
    <span class="invitation address">
      <${P} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function Gc({image:e,aspectRatio:t}){let n=me(e),[o,s]=$(null),[r,a]=$(!1),l=({target:c})=>s({width:c.naturalWidth,height:c.naturalHeight});return i`
    <span class="preview">
      ${r?i`<span class="broken quiet">This browser cannot show the file.</span>`:i`<span class="whole" style=${o&&{"--across":o.width,"--down":o.height}}>
            <img src=${n} alt="The still" onLoad=${l} onError=${()=>a(!0)} />
            ${o&&i`<${Wc} size=${o} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${o&&`${o.width} \xD7 ${o.height}, `}${de(e.size)}</span>
      <span>${o&&Sr(o.width,o.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function Wc({size:e,aspectRatio:t}){let n=Hn(e.width,e.height,t);return i`<span class="frame" style=${{width:`${n.width}%`,height:`${n.height}%`}}></span>`}function Hc({image:e,prompt:t,desk:n}){let[o,s]=$(!1),r=()=>s(!1);return o?i`<${Kc} onAddress=${n.choose} onClose=${r} />`:i`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>s(!0)}><${P} name="link" />Use an address</button>
      ${!e&&i`<${Vc} prompt=${t} desk=${n} />`}
    </div>
  `}function Kc({onAddress:e,onClose:t}){let n=A(),[o,s]=$(null);S(()=>n.current.focus(),[]);let r=()=>{let l=n.current.value.trim();return zc(l)?(e(l),t()):s("Give the https address of an image, such as https://example.com/cat.png.")};return i`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${n} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${o?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${o}</p>
  `}function Vc({prompt:e,desk:t}){let[n,o]=$(null);return i`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:Mc})}catch{o("The sample cannot be loaded. Load the page again.")}}}><${P} name="still" />Try the sample</button>
    ${n&&i`<p class="problem" role="alert">${n}</p>`}
  `}function zc(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var Hr=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function Vr({route:e,desk:t}){let n=_(w),o=A(),s=e.again?void 0:e.id,{draft:r}=t,a=Jc(t,o),l=a.answer?.id===s?a.answer:null,c=Lr(s,l?.body),d=Rr(e,t,()=>o.current.querySelector("[type=submit]")?.focus()),p=an(n.prices,r.fields),m={...a.problems,...t.fileProblem&&{image:t.fileProblem}},u=f=>{t.change(f),a.forget(Object.keys(f))};return S(()=>a.forget(["image"]),[r.image]),S(()=>a.forget([]),[e.id,e.again]),i`
    <form class="playground" ref=${o} onSubmit=${a.send} onKeyDown=${Qc} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${s?i`<${Ur} key=${s} id=${s} seen=${c} outcome=${l?.outcome} />`:i`<${Br} draft=${r} desk=${t} problems=${m} />
              ${!e.id&&i`<${qr} />`}`}
      </div>
      ${n.may("videos:write")&&i`<div class="panel">
        ${s&&i`<${Gr} image=${r.image} onImage=${t.choose} problems=${m} />`}
        <${Er} fields=${r.fields} change=${u} problems=${m}>
          ${!e.id&&i`<${Yc} desk=${t} />`}
        <//>
        <${jr} price=${p} failure=${a.failure} />
        <${N} error=${a.notice??d.error??n.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${a.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${f=>a.isOn&&f.preventDefault()}>
          ${a.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${n.may("videos:write")&&i`<${kr} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function Jc(e,t){let n=_(w),[o,s]=$(null),[r,a]=$({}),[l,c]=$(null),[d,p]=$(!1),{fields:m,image:u}=e.draft;async function f(k){k.preventDefault();let E=ro(m,u);if(a(E),s(null),Object.keys(E).length)return Kr(t.current,Object.keys(E)[0]);p(!0);try{await g()}catch(L){s(L),Hr.includes(L.param)&&Kr(t.current,L.param)}p(!1)}async function g(){let k=await n.api.create(Ue(m),u),E=await k.json(),L=k.headers.get("kinora-cache"),H=Date.parse(k.headers.get("date"))/1e3,ee=lo({cache:L,date:H},E,an(n.prices,m));c({id:E.id,status:k.status,cache:L,outcome:ee,body:E}),e.follow(E.id),n.announce(ee),n.refresh(),location.hash=pe(E.id)}function C(k){s(null),a(E=>Object.fromEntries(Object.entries(E).filter(([L])=>!k.includes(L))))}let v=Hr.includes(o?.param),y={...r,...v&&{[o.param]:o.message}},b=o&&!v&&o.status!==402?o:null;return{send:f,forget:C,failure:o,problems:y,notice:b,answer:l,isOn:d}}function Yc({desk:e}){return e.restore&&e.isEmpty?i`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&i`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function Qc(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function Kr(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function zr({paused:e,mayChange:t,onDone:n}){return i`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.entries(Mt).map(([o,s])=>i`
          <${Zc} key=${o} what=${o} told=${s} pause=${e.find(r=>r.what===o)} mayChange=${t} onDone=${n} />
        `)}
    </section>
  `}function Zc({what:e,told:{name:t,help:n},pause:o,mayChange:s,onDone:r}){let{api:a}=_(w),[l,c]=$(""),[d,p]=$(null),m=o?"resume":"pause";return i`
    <form class="form" aria-label=${t} onSubmit=${async f=>{f.preventDefault(),p(null);try{await a.operate.steerQueue(m,{what:e,...l.trim()&&{reason:l.trim()}}),c(""),r(`${t}: ${o?"resumed":"paused"}.`)}catch(g){p(g)}}} novalidate>
      <div>
        <h3>${t} ${o?i`<span class="state bad">Paused</span>`:i`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${n}</p>
        ${o&&i`<p class="small">Paused ${O(o.since)}${o.reason&&i`: <span dir="auto">${o.reason}</span>`}</p>`}
      </div>
      ${s&&i`
        <${x} name=${`reason-${e}`} label="Reason (optional)" maxlength="500" value=${l} onInput=${c} />
        <${N} error=${d} />
        <div class="actions"><button class="button">${o?"Resume":"Pause"}<span class="unseen"> ${t.toLowerCase()}</span></button></div>
      `}
    </form>
  `}function Jr(){let{api:e,may:t,announce:n}=_(w),o=q(l=>e.operate.queue(l),[e]),{data:s,error:r}=o,a=l=>{n(l),o.again()};return i`
    <section class="page" aria-busy=${s||r?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Queue</h1>
        <button type="button" class="button" onClick=${o.again}>Show it as it is now</button>
      </div>
      <${j} loaded=${o} />
      ${s&&i`<${Xc} queue=${s} mayChange=${t("operate:write")} onDone=${a} />`}
    </section>
  `}function Xc({queue:e,mayChange:t,onDone:n}){let{depth:o,oldest_age_seconds:s,in_flight:r,concurrency:a,safe_to_stop_at:l}=e;return i`
    <dl class="tally">
      <div><dt>Waiting</dt><dd>${h(o)}</dd></div>
      <div><dt>The oldest has waited</dt><dd>${s===null?"none":Y(s)}</dd></div>
      <div><dt>Paid calls in flight</dt><dd>${h(r)} of ${h(a)}</dd></div>
      <div><dt>Safe to stop at</dt><dd>${r===0?"now":O(l)}</dd></div>
    </dl>
    <${ed} keys=${e.upstream_keys} />
    <section aria-labelledby="waiting-title" class="part">
      <h2 id="waiting-title">Who waits for what</h2>
      <${td} clients=${e.clients} mayChange=${t} onDone=${n} />
    </section>
    <${zr} paused=${e.paused} mayChange=${t} onDone=${n} />
  `}function ed({keys:e}){return(e??[]).filter(n=>n.stopped!==null).map(({name:n,stopped:o})=>i`<p key=${n} class="notice">No paid call is sent with key ${n} of the model: <span dir="auto">${o}</span></p>`)}function td({clients:e,mayChange:t,onDone:n}){let[o,s]=$(null);return e.length?i`
    <div class="table" tabindex="0" role="region" aria-label="Clients in the queue">
      <table class="generations">
        <thead>
          <tr><th>Client</th><th class="number">Waiting</th><th class="number">Running</th><th>Waits for</th><th><span class="unseen">Change</span></th></tr>
        </thead>
        <tbody>
          ${e.map(r=>i`
              <tr key=${r.client_id}>
                <td class="name"><a href=${G(r.client_id)} dir="auto">${r.client_name}</a></td>
                <td class="number">${h(r.queued)}</td>
                <td class="number">${h(r.in_flight)}</td>
                <td class="name">
                  ${r.waiting_for&&i`${Dt[r.waiting_for]??r.waiting_for}`}
                  ${r.oldest_age_seconds!==null&&i` <span class="quiet small">for ${Y(r.oldest_age_seconds)}</span>`}
                </td>
                <td>
                  ${t&&r.queued>0&&i`
                    <button type="button" class="button" aria-label=${`Cancel what waits: ${r.client_name}`}
                      onClick=${()=>s(r)}>Cancel…</button>
                  `}
                </td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    ${o&&i`<${nd} client=${o} onDone=${r=>(s(null),n(r))} onNo=${()=>s(null)} />`}
  `:i`<p class="quiet part-none">Nobody: nothing waits and nothing runs. <a href=${J()}>See all generations</a>.</p>`}function nd({client:{client_id:e,client_name:t},onDone:n,onNo:o}){let{api:s}=_(w),r=a=>s.operate.steerQueue("cancel",{filter:{client:e}},{isDry:a});return i`
    <${W} title=${`Cancel what ${t} has queued?`} name=${t} yes="Cancel them"
      lead="Nothing was billed for it, and its credits are given back. What has been sent goes on. Others who share such a film lose it too."
      rehearse=${async()=>od(await r(!0))} act=${()=>r(!1)}
      onDone=${({cancelled:a})=>n(`${h(a)} cancelled.`)} onNo=${o} />
  `}var od=({cancelled:e,released_credits:t,has_more:n})=>({cancelled:{from:null,to:`${h(e)}${n?", the oldest first; more are left":""}`},givenBack:{from:null,to:I(t)}});function Yr({reason:e,hasDraft:t,onKey:n}){let[o,s]=$(e),[r,a]=$(!1),l=A(),c=A();S(()=>{document.title="Sign in \xB7 Kinora",l.current.focus()},[]);async function d(p){p.preventDefault();let m=l.current.value.trim();s(null),a(!0);let u=await sd(m);return a(!1),u?(s(u),l.current.focus()):n(m,c.current.checked)}return i`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${d} novalidate>
        <${jt} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${l} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${o?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${o&&i`<${we} text=${o} />`}</p>
        <label class="check"><input ref=${c} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${r}>${r?"One moment\u2026":"Sign in"}</button>
        ${t&&i`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function sd(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await pt(e,()=>{}).currentKey(),null}catch(t){return t.message}}var rd={true:"It was billed?",false:"It was not billed?"},ad={true:"The charge is confirmed, and the client keeps it. There is one verdict, and it stays.",false:"The client gets back what it was charged. There is one verdict, and it stays."};function Qr({evidence:e,onDone:t}){let{api:n}=_(w),[o,s]=$(""),[r,a]=$(null),{generationId:l,clientName:c}=e,d=u=>`${u?"Billed":"Not billed"}: ${I(e.credits)} of ${c}, ${O(e.lostAt)}`,p=u=>a({billed:u,once:ke(),note:o.trim()}),m=({billed:u,note:f,once:g},C)=>n.operate.giveVerdict(l,{billed:u,...f&&{note:f}},{isDry:C,once:C?void 0:g});return i`
    <div class="form beside verdict">
      <${x} name=${`note-${l}`} label="How it was found out (optional)" hint="For the audit log; the client sees it with a refund."
        maxlength="500" value=${o} onInput=${s} />
      <div class="actions">
        ${[!0,!1].map(u=>i`
            <button type="button" class="button" aria-label=${d(u)} onClick=${()=>p(u)}>
              ${u?"It was billed\u2026":"It was not billed\u2026"}
            </button>
          `)}
      </div>
    </div>
    ${r&&i`<${W} title=${rd[r.billed]} lead=${ad[r.billed]} yes="Give the verdict"
      rehearse=${async()=>id(await m(r,!0))} act=${()=>m(r,!1)}
      onDone=${()=>(a(null),t("The verdict is given."))} onNo=${()=>a(null)} />`}
  `}var id=({billed:e,refundedCredit:t,note:n})=>({billed:{from:null,to:e},givenBack:{from:null,to:I(t)},...n&&{note:{from:null,to:n}}});var ld=20,Qn={"":{name:"Waiting for a verdict",verdict:"none"},any:{name:"All"}};function Zr({route:{client:e,verdict:t,after:n}}){let{api:o,may:s,announce:r}=_(w),{verdict:a}=Qn[t]??Qn.any,c=q(g=>o.operate.generations({state:"unknown",verdict:a,client:e,after:n,limit:ld},g),[o,a,e,n]),{data:d,error:p}=c,m=g=>{r(g),c.again()},{problems:u,notice:f}=B(p,["client"]);return i`
    <section class="page" aria-busy=${d||p?null:"true"}>
      <h1 tabindex="-1">Unknown outcomes</h1>
      <p class="quiet">
        Paid calls whose answer was lost. They are never sent again. The model's own counter of used credits, before and after, shows whether
        ${" "}one was billed.
      </p>
      <div class="finder under-head"><${dd} client=${e} verdict=${a} /></div>
      <${ud} key=${e} client=${e} kind=${t} problems=${u} />
      <${j} loaded=${{...c,error:f}} />
      ${d?.data.length>0&&i`
        <ul class="log unknown">
          ${d.data.map(({id:g,evidence:C})=>i`<${cd} key=${g} evidence=${C} mayDecide=${s("operate:write")} onDone=${m} />`)}
        </ul>
      `}
      ${d&&!d.data.length&&i`<${pd} isFiltered=${e||n} isWaiting=${a} />`}
      <${Ke} name="unknown outcomes" page=${d} after=${n} write=${g=>X({client:e,verdict:t,after:g})} />
    </section>
  `}function cd({evidence:e,mayDecide:t,onDone:n}){let{generationId:o,clientId:s,clientName:r,credits:a,verdict:l}=e;return i`
    <li>
      <h2>
        <a href=${_e(o)}>${I(a)}</a> of <a href=${G(s)} dir="auto">${r}</a>
      </h2>
      <${Qt} evidence=${e} />
      <${Yt} evidence=${e} />
      ${t&&!l&&i`<${Qr} evidence=${e} onDone=${n} />`}
    </li>
  `}function dd({client:e,verdict:t}){return i`
    <nav class="filter" aria-label="Verdict">
      ${Object.entries(Qn).map(([n,{name:o,verdict:s}])=>i`<a key=${n} href=${X({client:e,verdict:n})} aria-current=${s===t?"true":null}>${o}</a>`)}
    </nav>
  `}function ud({client:e,kind:t,problems:n}){let[o,s]=$(e);return i`
    <form class="filters" role="search" aria-label="Unknown outcomes" onSubmit=${a=>{a.preventDefault(),location.hash=X({client:o.trim(),verdict:t})}} novalidate>
      <${x} name="client" label="Paid by (client id)" placeholder="client_…" problems=${n} value=${o} onInput=${s} />
      <div class="actions">
        <button class="button">Show</button>
        ${e&&i`<a class="button plain" href=${X({verdict:t})}>Of all clients</a>`}
      </div>
    </form>
  `}function pd({isFiltered:e,isWaiting:t}){let n=i`<a href=${X({verdict:"any"})}>Show all unknown outcomes</a>`;return e?i`<p class="none">No unknown outcome fits. ${n}.</p>`:t?i`<p class="none">None waits for a verdict. ${n}, also those that have one.</p>`:i`<p class="none">None: every paid call has an answer. <a href=${J()}>See all generations</a>.</p>`}var md={"":"Nothing",client:"Client",outcome:"Outcome"},fd={videos:"Videos",generations:"Paid generations",credits_settled:"Credits settled",credits_refunded:"Refunded",credits_saved_by_hits:"Saved by hits",credits_saved_by_joins:"Saved by joins"};function Xr({route:e}){let{api:t}=_(w);return i`
    <section class="page">
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${Jt} route=${e} calls=${t.operate} write=${Le} figures=${fd} groups=${md} isOfAll
        none=${i`Nothing was made in this time. Choose other days, or <a href=${Le()}>show the last ${Pn} days</a>.`} />
    </section>
  `}var Zn="kinora.drafts",ce=Object.freeze({fields:Xe,image:null}),Xn=Object.freeze({fresh:ce,shown:null});async function ta(){let e=hd();if(!e)return Xn;let[t,n]=await Promise.all([ea("fresh",e.fresh),ea("shown",e.shown)]);return{fresh:t??ce,shown:n}}function na(e,t){let n=Object.fromEntries(Object.entries(e).map(([o,s])=>[o,s&&$d(s)]));e.fresh===ce&&!e.shown?sessionStorage.removeItem(Zn):sessionStorage.setItem(Zn,JSON.stringify(n));for(let o of Object.keys(e)){let s=e[o]?.image;s!==t[o]?.image&&(s instanceof File?Xt(o,s):Nr(o))}}var $d=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function ea(e,t){if(!t)return null;let n=t.image?.name===void 0?t.image:await en(e);return{...t,fields:{...Xe,...t.fields},image:n}}function hd(){try{return JSON.parse(sessionStorage.getItem(Zn))}catch{return null}}var oa="Export it as JPEG or PNG.";async function sa(e){if(!e.size)return"This file is empty. Choose another one.";let t=_d(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!gd.includes(t)?`${bd[t]??`This is ${t}, not an image.`} ${oa}`:t?e.size>2e7?`This file has ${de(e.size)}; ${de(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${oa}`}var gd=["JPEG","PNG","WebP","HEIC","AVIF"],bd={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},wd=(e,t,n)=>String.fromCharCode(...e.slice(t,n));function _d(e){let t=wd(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?yd(t):null}function yd(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function ra(e){let[t,n]=$(e),o=A(e);return Sn(()=>{na(t,o.current),o.current=t},[t]),{drafts:t,set:n,forget:()=>n(Xn),hasAny:t.fresh!==ce}}var sn=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",nn=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,on=(e,t,{fields:n,image:o})=>t==="fresh"?{...e,fresh:{fields:n,image:o}}:{...e,shown:{place:t,fields:n,image:o}};function aa(e,{drafts:t,set:n}){let o=sn(e??{}),[s,r]=$(null),[a,l]=$(null),c=nn(t,o),d=c??ce,p=(u,f)=>n(g=>on(g,u,f));async function m(u){let f=u instanceof File?await sa(u):null;r(f),l(null);let g=vd(e);if(f)return g.page&&(location.hash=g.page);n(C=>on(C,g.place,Sd(nn(C,o)??ce,g,u))),g.page&&(location.hash=g.page)}return{place:o,draft:d,isLoaded:c!==null,fileProblem:s,choose:m,change:u=>{r(null),l(null),n(f=>on(f,o,kd(nn(f,o)??ce,u)))},fill:(u,f)=>n(g=>nn(g,u)?g:on(g,u,f)),follow:u=>{d.image instanceof File&&Xt(Zt(u),d.image),p(sn({id:u}),d)},clear:()=>{r(null),l(d),n(u=>({...u,fresh:ce}))},restore:a&&(()=>(l(null),p("fresh",a))),isEmpty:d===ce}}function vd(e){return e?.page!=="playground"?{place:"fresh",page:Q}:e.id&&!e.again?{place:sn({...e,again:!0}),page:Pe(e.id),isNew:!0}:{place:sn(e),page:null}}var kd=(e,t)=>({...e,fields:{...e.fields,...t}}),Sd=(e,{isNew:t},n)=>({image:n,fields:t?{...e.fields,take:1}:e.fields});function eo({dataTransfer:e,target:t}){let n=e?.types??[];return n.includes("Files")||n.includes("text/uri-list")&&!t.closest?.("input, textarea")}var xd=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function la(){S(()=>{let e=t=>eo(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function ca({onFile:e,onAddress:t}){let[n,o]=$(!1);return S(()=>{let c={dragover:d=>o(eo(d)),dragleave:d=>d.relatedTarget===null&&o(!1),drop:d=>{o(!1),eo(d)&&ia(d.dataTransfer,e,t)},paste:d=>xd(d)&&ia(d.clipboardData,e)&&d.preventDefault()};for(let[d,p]of Object.entries(c))addEventListener(d,p);return()=>{for(let[d,p]of Object.entries(c))removeEventListener(d,p)}}),i`<div class="drop-note" hidden=${!n} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function ia(e,t,n){let[o]=e?.files??[];if(o)return t(o),!0;let s=n&&e?.getData("text/uri-list").split(/\r?\n/).find(Cd);return s&&n(s),!!s}var Cd=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function da({pages:e,current:t,who:n,credits:o,onSignOut:s,onSkip:r}){return i`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${jt} />Kinora</a>
      <${Ed} pages=${e} current=${t} />
      <p class="purse">${o&&`${I(o.availableCredit)} left`}</p>
      <${Od} who=${n} onSignOut=${s} />
    </header>
  `}function Ed({pages:e,current:t}){let n=Object.entries(Object.groupBy(Object.entries(e),([,{group:s}])=>s)),o=({currentTarget:s})=>s.matches(":popover-open")&&s.hidePopover();return i`
    <nav aria-label="Pages" class=${n.length>1?`grouped groups-${n.length}`:null}>
      <button type="button" class="button menu" popovertarget="pages">Menu<${P} name="down" /></button>
      <div id="pages" popover="auto" onClick=${o}>
        ${n.map(([s,r],a)=>i`<${Td} key=${s} group=${s} entries=${r} current=${t} id=${`pages-${a}`} />`)}
        <a href="docs">API</a>
      </div>
    </nav>
  `}function Td({group:e,entries:t,current:n,id:o}){return i`
    <p class="quiet small" id=${o}>${e}</p>
    <ul aria-labelledby=${o}>
      ${t.map(([s,{title:r,address:a}])=>i`<li key=${s}><a href=${a} aria-current=${s===n?"page":null}>${r}</a></li>`)}
    </ul>
  `}function Od({who:e,onSignOut:t}){let n=e?.clientName??"Account",o=ut();return i`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${n}`}>
      <span class="who">${n}</span><${P} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">This key belongs to</p>
      <p class="who">${n}</p>
      ${e&&i`<p class="quiet small">It may ${ie(e.scopes.map(s=>re[s]??s))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${o}</code></p>
      <div class="actions">
        <${ye} label="Copy address" text=${()=>o} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function ua({title:e,scope:t,pages:n}){let o=Object.values(n).map(({title:s,address:r})=>i`<a href=${r}>${s}</a>`);return i`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${re[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${Ad(t,n)}</p>
      ${o.length>0&&i`<p>With this key you can open: ${Ee(o)}.</p>`}
    </section>
  `}function Ad(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?i`
    Films are made with the key of an app: <a href=${D()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var Qe="kinora.key",Id=/^#\/?key=(kin_[\x21-\x7e]+)$/;function to(){let e=Id.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(Qe,e),e):null}function pa(){let[e,t]=$(()=>sessionStorage.getItem(Qe)??localStorage.getItem(Qe)),n=(o,s=!1)=>{sessionStorage.removeItem(Qe),localStorage.removeItem(Qe),o&&(s?localStorage:sessionStorage).setItem(Qe,o),t(o)};return S(()=>{let o=()=>{let s=to();s&&(t(s),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",o),()=>removeEventListener("hashchange",o)},[]),[e,n]}function ma(){let[e,t]=$(location.hash);return S(()=>{let n=()=>t(location.hash);return addEventListener("hashchange",n),()=>removeEventListener("hashchange",n)},[]),as(e)}function fa(e){let[t,n]=$({who:null,trouble:null}),o=()=>e.currentKey().then(s=>n({who:s,trouble:null}),s=>n({who:null,trouble:s}));return S(()=>{o()},[e]),{...t,retry:o}}function $a(e,t){let[n,o]=$(null),[s,r]=$(null),[a,l]=$(null),c=async(p,m)=>{try{m(await p()),l(null)}catch(u){l(u)}},d=()=>t&&c(e.credits,o);return S(()=>{d(),c(e.prices,r)},[e,t]),{credits:n,prices:s,refresh:d,trouble:a}}var ha={playground:{title:"Playground",group:"Films",address:Q,view:Vr,scope:"videos:write"},films:{title:"My films",group:"Films",address:ne(),view:cr,scope:"videos:read"},credits:{title:"My credits",group:"Films",address:Lt(),view:er,scope:"credits:read"},overview:{title:"Overview",group:"Clients",address:ms,view:wr,scope:"operate:read"},clients:{title:"Clients",group:"Clients",address:D(),view:Hs,scope:"operate:read"},client:{title:"Client",under:"clients",view:qs,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:$r,scope:"operate:write"},usage:{title:"Usage",group:"Clients",address:Le(),view:Xr,scope:"operate:read"},"audit-log":{title:"Audit log",group:"Clients",address:Z(),view:bs,scope:"operate:read"},queue:{title:"Queue",group:"Paid calls",address:Rt,view:Jr,scope:"operate:read"},generations:{title:"Generations",group:"Paid calls",address:J(),view:fr,scope:"operate:read"},generation:{title:"Generation",under:"generations",view:mr,scope:"operate:read"},unknown:{title:"Unknown outcomes",group:"Paid calls",address:X(),view:Zr,scope:"operate:read"}};function ga({drafts:e}){let[t,n]=pa(),[o,s]=$(null),r=ra(e);la();let a=(d,p)=>{s(null),n(d,p)},l=d=>{n(null),s(d.message)},c=()=>{r.forget(),n(null)};return t?i`<${Nd} key=${t} apiKey=${t} drafts=${r} onRefused=${l} onSignOut=${c} />`:i`<${Yr} reason=${o} hasDraft=${r.hasAny} onKey=${a} />`}function Nd({apiKey:e,drafts:t,onRefused:n,onSignOut:o}){let s=We(()=>pt(e,n),[e]),{who:r,trouble:a,retry:l}=fa(s),c=E=>r?.scopes.includes(E)??!1,d=Pd(ma(),c),p=$a(s,c("credits:read")),m=aa(d,t),[u,f]=$(""),[g,C]=$(""),v=A(),y=d&&ha[d.page];Dd(y?.title??"Page not found",g,v);let b=Object.fromEntries(Object.entries(ha).filter(([,{address:E,scope:L}])=>E&&c(L))),k={api:s,may:c,who:r,announce:f,mark:C,...p};return i`
    <${w.Provider} value=${k}>
      <${da} pages=${b} current=${y?.under??d?.page} who=${r} credits=${p.credits} onSignOut=${o}
        onSkip=${()=>ba(v)} />
      <main ref=${v}>
        ${r?i`<${Ld} page=${y} route=${d} desk=${m} pages=${b} may=${c} />`:i`<${Rd} title=${y?.title} trouble=${a} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&i`<${ca} onFile=${m.choose} onAddress=${m.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${u}</p>
    <//>
  `}function Pd(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function Ld({page:e,route:t,desk:n,pages:o,may:s}){if(!e)return i`<${Fd} pages=${o} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return s(r)?i`<${e.view} route=${t} desk=${n} />`:i`<${ua} title=${e.title} scope=${r} pages=${o} />`}function Rd({title:e,trouble:t,onRetry:n}){return i`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${N} error=${t} />
      ${t&&i`<div class="pages"><button type="button" class="button" onClick=${n}>Try again</button></div>`}
    </section>
  `}function Fd({pages:e}){let[t]=Object.values(e);return i`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&i`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function Dd(e,t,n){let o=A(!0);S(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),S(()=>{o.current||(ba(n),scrollTo(0,0)),o.current=!1},[e])}function ba(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}to();var Md=await ta();yn(i`<${ga} drafts=${Md} />`,document.getElementById("app"));
